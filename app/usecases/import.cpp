#include "app/usecases/import.h"

#include "app/parse/opml.h"
#include "app/usecases/async.h"
#include "app/usecases/boards.h"

#include <QFile>
#include <QtConcurrentRun>

namespace newsboard {

namespace {

Result<BoardList> listIn(const QByteArray &bytes, const QString &name)
{
    std::optional<BoardList> list = readOpml(bytes);
    if (!list) return Error{ErrorKind::NoBoardList, name, 0};
    return *std::move(list);
}

Result<BoardList> listOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::CannotReadFile, path, 0};
    const QByteArray bytes = file.read(Import::kMostBytes);
    if (file.error() != QFileDevice::NoError) return Error{ErrorKind::CannotReadFile, path, 0};
    return listIn(bytes, path);
}

} // namespace

Import::Import(Boards &boards, QObject *parent) : QObject(parent), m_boards(boards) {}

void Import::readFile(const QString &path)
{
    whenDone(QtConcurrent::run(listOf, path), this, [this](const Result<BoardList> &list) {
        if (list)
            keep(*list);
        else
            emit failed(list.error());
    });
}

void Import::read(const QByteArray &bytes, const QString &name)
{
    whenDone(QtConcurrent::run(listIn, bytes, name), this, [this](const Result<BoardList> &list) {
        if (list)
            keep(*list);
        else
            emit failed(list.error());
    });
}

void Import::keep(const BoardList &list)
{
    m_boards.keepAll(list.boards, this, [this, list](const Result<QList<BoardId>> &added) {
        if (!added) {
            emit failed(added.error());
            return;
        }
        emit finished({*added, int(list.boards.size() - added->size()), list.refused, list.isDamaged, list.isCut});
    });
}

} // namespace newsboard
