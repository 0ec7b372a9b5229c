#pragma once

#include "app/domain/picture.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QString>

namespace newsboard {

/// What is at hand of the pictures of an article: what is known of each, and as many of their pixels as fit into 96 MB,
/// those that were looked at last. Asks for pixels when they are looked for and not there.
class PictureShelf : public QObject {
    Q_OBJECT

public:
    enum class State : quint8 {
        Absent, ///< Not in the cache, and nobody is asked for it.
        Loading,
        Failed,  ///< It did not come.
        Refused, ///< It came and is not shown.
        There,
    };

    struct Known {
        State state = State::Absent;
        PictureFacts facts;
        QString why; ///< In words, where it is Failed.
    };

    explicit PictureShelf(QObject *parent = nullptr);

    /// Another article, and what is known of its pictures. Nothing is emitted.
    void begin(const QList<KnownPicture> &known);
    /// All that another one has and knows. Nothing is emitted.
    void takeOver(PictureShelf &other);
    void setKnown(const QUrl &address, const PictureFacts &facts);
    void setLoading(const QUrl &address);
    void setFailed(const QUrl &address, const QString &why);
    /// The pixels that were wanted; null: they cannot be decoded.
    void setImage(const QUrl &address, const QImage &image);

    Known known(const QUrl &address) const { return m_known.value(address); }
    bool isLeftOut(const QUrl &address) const;
    /// The pixels at hand, which may be fewer than `pixels`, or none; wanted() is emitted where more are needed.
    QImage image(const QUrl &address, const QSize &pixels);
    /// The pixels at hand, however many; nobody is asked.
    QImage held(const QUrl &address) const;

signals:
    /// Another state, or pixels came. `mayResize`: its own size was not known before.
    void changed(const QUrl &address, bool mayResize);
    void wanted(const QUrl &address, const QSize &within);

private:
    QHash<QUrl, Known> m_known;
    QCache<QUrl, QImage> m_images;
    QHash<QUrl, QSize> m_asked; ///< How large each was wanted last: a very large one comes smaller.
    QSet<QUrl> m_coming;
};

} // namespace newsboard
