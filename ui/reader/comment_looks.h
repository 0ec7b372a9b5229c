#pragma once

#include "app/domain/article.h"
#include "app/domain/ids.h"
#include "ui/reader/comment_thread.h"
#include "ui/reader/look_memory.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace newsboard {

/// Which comments are new: seen against the last look at their article, in this start of the program or, by the time,
/// in an earlier one.
class CommentLooks {
public:
    /// Where the looks are kept from one start of the program to the next. Outlives this.
    void use(QSettings &settings) { m_memory.emplace(settings); }

    /// Which comments are new if the article is looked at now.
    QSet<int> fresh(Key article, const QList<Comment> &comments) const;
    /// The article is looked at.
    void look(Key article, const QList<Comment> &comments);
    /// More comments of the article looked at last came from its other pages: which of them were written since the look
    /// before. From now on they are seen.
    QSet<int> takeMore(Key article, const QList<Comment> &comments);

private:
    QHash<Key, QSet<QString>> m_seen; ///< The comments at the last look, by article.
    std::optional<LookMemory> m_memory;
    QDateTime m_before; ///< Of the look before the last one; invalid where that is not known.
};

} // namespace newsboard
