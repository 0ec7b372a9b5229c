#include "app/parse/skin_set.h"

#include "app/parse/skin_file.h"
#include "app/parse/text_map.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kLargestFile = 1024 * 1024;
constexpr int kLongestChain = 8; // of skins that extend each other

/// A skin's file as it was read, before it is made a skin.
struct SkinSource {
    QString name;
    QString file;
    QJsonObject object;
};

Error bad(const QString &file, const QString &reason)
{
    return {.kind = ErrorKind::BadSkin, .detail = file + u": "_s + reason};
}

Result<SkinSource> readSource(const QFileInfo &info)
{
    const QString path = info.filePath();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return bad(path, file.errorString());
    if (file.size() > kLargestFile) return bad(path, u"larger than 1 MB"_s);
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return bad(path, u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject()) return bad(path, u"must be an object"_s);
    return SkinSource{info.completeBaseName(), path, document.object()};
}

/// The index of the source that `sources[index]` extends: the newest of that name, but an older one than itself where
/// it bears the name, too. -1 if there is none.
qsizetype baseOf(qsizetype index, const QString &baseName, const QList<SkinSource> &sources)
{
    const bool ownName = sources[index].name == baseName;
    for (qsizetype i = (ownName ? index : sources.size()) - 1; i >= 0; --i) {
        if (sources[i].name == baseName) return i;
    }
    return -1;
}

/// The skin of `sources[index]` with all that it extends.
Result<Skin> buildSkin(qsizetype index, const QList<SkinSource> &sources)
{
    const SkinSource &source = sources[index];
    QJsonObject object = source.object;
    qsizetype lowest = index;
    for (int steps = 0; object.contains("extends"_L1); ++steps) {
        const QString baseName = object.take(u"extends"_s).toString();
        lowest = baseOf(lowest, baseName, sources);
        if (lowest < 0) return bad(source.file, u"extends: there is no skin `%1`"_s.arg(baseName));
        if (steps == kLongestChain) return bad(source.file, u"extends: goes round in a circle"_s);
        object = extendedSkin(sources[lowest].object, object);
    }
    Result<Skin> skin = skinFromJson(source.name, object);
    if (!skin) return bad(source.file, skin.error().detail);
    return skin;
}

/// The skins of the folders' files, in the order in which they are tried.
QList<std::shared_ptr<const Skin>> readSkins(const QStringList &folders, QList<Error> *errors)
{
    const auto report = [errors](const Error &error) {
        if (errors) errors->append(error);
    };
    QList<SkinSource> sources;
    for (const QString &folder : folders) {
        const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QFileInfo &file : files) {
            if (Result<SkinSource> source = readSource(file))
                sources.append(*source);
            else
                report(source.error());
        }
    }
    // A person's own skins are tried before the program's: later folders first, each in the order of its file names.
    QList<std::shared_ptr<const Skin>> skins;
    qsizetype place = 0;
    QString folder;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const Result<Skin> skin = buildSkin(i, sources);
        if (!skin) {
            report(skin.error());
            continue;
        }
        if (const QString in = QFileInfo(sources[i].file).path(); in != folder) {
            place = 0;
            folder = in;
        }
        skins.insert(place++, std::make_shared<const Skin>(*skin));
    }
    TextSet<QString> seen;
    skins.removeIf([&](const std::shared_ptr<const Skin> &skin) {
        const bool replaced = seen.contains(skin->name);
        seen.insert(skin->name);
        return replaced;
    });
    return skins;
}

} // namespace

/// What all copies of a set share.
struct SkinSet::Skins {
    QStringList folders;
    std::once_flag read;
    QList<std::shared_ptr<const Skin>> all;
};

SkinSet::SkinSet() : m_skins(std::make_shared<Skins>()) {}

SkinSet SkinSet::load(const QStringList &folders, QList<Error> *errors)
{
    SkinSet set;
    set.m_skins->folders = folders;
    const bool hasOwn = std::any_of(folders.begin(), folders.end(), [](const QString &folder) {
        return folder != builtInFolder() && !QDir(folder).isEmpty(QDir::Files);
    });
    // Somebody waits to hear what is wrong with them; of the program's own nothing is.
    if (hasOwn) std::call_once(set.m_skins->read, [&] { set.m_skins->all = readSkins(folders, errors); });
    return set;
}

const QList<std::shared_ptr<const Skin>> &SkinSet::skins() const
{
    std::call_once(m_skins->read, [this] { m_skins->all = readSkins(m_skins->folders, nullptr); });
    return m_skins->all;
}

QString SkinSet::builtInFolder()
{
    return u":/skins"_s;
}

QStringList SkinSet::names() const
{
    QStringList names;
    for (const std::shared_ptr<const Skin> &skin : skins())
        names.append(skin->name);
    return names;
}

} // namespace newsboard
