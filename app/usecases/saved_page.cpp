#include "app/usecases/saved_page.h"

#include "app/parse/parse.h"

#include <QFile>

namespace newsboard {

Result<SavedPage> readSavedPage(const QString &fileName, const QString &address, const QDateTime &now,
                                const QString &skinsFolder)
{
    const Result<QUrl> url = addressFromInput(address);
    if (!url) return url.error();
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::CannotReadFile, fileName, 0};

    PageHint hint;
    hint.explain = true;
    SavedPage saved;
    const SkinSet skins = SkinSet::load({SkinSet::builtInFolder(), skinsFolder}, &saved.skinErrors);
    const ParsedPage page = parsePage({file.readAll(), {}, url.value(), now, false}, skins, hint);
    if (page.verdict != PageVerdict::Board && page.verdict != PageVerdict::EmptyBoard) return verdictError(page);
    saved.rows = page.list.rows;
    saved.explanation = page.explanation;
    return saved;
}

} // namespace newsboard
