#pragma once

#include <QTextBrowser>

namespace newsboard {

struct ReaderStyle;

/// The text of a preview: a few lines with links, which arrows and Tab go through. Loads nothing and follows nothing.
class PreviewText : public QTextBrowser {
    Q_OBJECT

public:
    explicit PreviewText(QWidget *parent);

    /// Text of links and words alone, set as wide as given and as high as it needs.
    void setPreview(const QString &html, const ReaderStyle &style, int width);
    /// The link that has the keyboard; empty for none.
    QUrl focusedLink() const;
    /// To the next link or the one before; past the last one none has the keyboard. Whether one has now.
    bool stepLink(int step);

    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void doSetSource(const QUrl &name, QTextDocument::ResourceType type) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Link {
        int begin = 0;
        int end = 0;
        QString target;
    };

    QList<Link> m_links;
    int m_focused = -1;
};

} // namespace newsboard
