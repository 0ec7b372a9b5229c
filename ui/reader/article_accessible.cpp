#include "ui/reader/article_accessible.h"

#include "ui/reader/article_view.h"
#include "ui/reader/headings.h"
#include "ui/reader/line_breaking.h"
#include "ui/reader/spoken_text.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct HeadingWords {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

/// Where a stretch of the document stands on the screen, whether it can be seen or not.
QRect onScreen(const ArticleView &view, const QRectF &inDocument)
{
    const QPoint scrolled(view.horizontalScrollBar()->value(), view.verticalScrollBar()->value());
    const QRect inView = inDocument.toAlignedRect().translated(-scrolled);
    return {view.viewport()->mapToGlobal(inView.topLeft()), inView.size()};
}

QRectF rectOf(const QTextBlock &block)
{
    return block.document()->documentLayout()->blockBoundingRect(block);
}

/// One heading, for as long as the text that it stands in is shown.
class ArticleHeading : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ArticleHeading(ArticleView *view, int position, int level)
        : m_view(view), m_edition(view->edition()), m_position(position), m_level(level)
    {
    }

    bool isValid() const override { return m_view && m_view->edition() == m_edition && block().isValid(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Heading; }
    QRect rect() const override { return isValid() ? onScreen(*m_view, rectOf(block())) : QRect(); }
    void setText(QAccessible::Text, const QString &) override {}

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.invalid = !isValid();
        const QRect pane(m_view->viewport()->mapToGlobal(QPoint()), m_view->viewport()->size());
        state.offscreen = state.invalid || !pane.intersects(rect());
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid()) return {};
        if (kind == QAccessible::Name)
            return withoutJoiners(block().text()).remove(QChar::ObjectReplacementCharacter).simplified();
        // The level has no place of its own in Qt's interfaces.
        return kind == QAccessible::Description ? HeadingWords::tr("Heading, level %1").arg(m_level) : QString();
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override { return {setFocusAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (name != setFocusAction() || !isValid()) return;
        QTextCursor cursor = m_view->textCursor();
        cursor.setPosition(m_position);
        m_view->setTextCursor(cursor);
        m_view->verticalScrollBar()->setValue(int(rectOf(block()).top()));
        m_view->setFocus(Qt::OtherFocusReason);
    }

private:
    QTextBlock block() const { return m_view->document()->findBlock(m_position); }

    QPointer<ArticleView> m_view;
    int m_edition;
    int m_position;
    int m_level;
};

class ArticleAccessible : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit ArticleAccessible(ArticleView *view) : QAccessibleWidget(view, QAccessible::Document) {}
    ~ArticleAccessible() override { forget(); }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface) return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    // The headings. The view's own parts (viewport, scroll bars) say nothing that the text does not.
    int childCount() const override { return int(headings().size()); }
    QAccessibleInterface *child(int index) const override
    {
        const QList<QAccessible::Id> &all = headings();
        return index >= 0 && index < all.size() ? QAccessible::accessibleInterface(all[index]) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const QList<QAccessible::Id> &all = headings();
        for (int i = 0; i < all.size(); ++i) {
            if (QAccessible::accessibleInterface(all[i]) == child) return i;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->rect().contains(x, y)) return child(i);
        }
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override { return nullptr; }

    // The text, with positions in what is spoken: the document's without the joiners in it.
    void selection(int index, int *start, int *end) const override
    {
        const QTextCursor cursor = view()->textCursor();
        const bool isThere = index == 0 && cursor.hasSelection();
        *start = isThere ? spoken().spoken(cursor.selectionStart()) : 0;
        *end = isThere ? spoken().spoken(cursor.selectionEnd()) : 0;
    }
    int selectionCount() const override { return view()->textCursor().hasSelection() ? 1 : 0; }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int index) override
    {
        if (index == 0) setCursorPosition(cursorPosition());
    }
    void setSelection(int index, int start, int end) override
    {
        if (index != 0) return;
        QTextCursor cursor(view()->document());
        cursor.setPosition(spoken().shown(start));
        cursor.setPosition(spoken().shown(end), QTextCursor::KeepAnchor);
        view()->setTextCursor(cursor);
    }
    int cursorPosition() const override { return spoken().spoken(view()->textCursor().position()); }
    void setCursorPosition(int position) override
    {
        QTextCursor cursor(view()->document());
        cursor.setPosition(spoken().shown(position));
        view()->setTextCursor(cursor);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? view()->text() : QAccessibleWidget::text(kind);
    }
    QString text(int start, int end) const override
    {
        QTextCursor cursor(view()->document());
        cursor.setPosition(spoken().shown(start));
        cursor.setPosition(spoken().shown(end), QTextCursor::KeepAnchor);
        return withoutJoiners(cursor.selectedText())
            .replace(QChar::ParagraphSeparator, u'\n')
            .replace(QChar::LineSeparator, u'\n');
    }
    int characterCount() const override { return spoken().length(); }
    QRect characterRect(int offset) const override
    {
        QTextCursor cursor(view()->document());
        cursor.setPosition(spoken().shown(offset));
        QRect place = view()->cursorRect(cursor);
        cursor.movePosition(QTextCursor::NextCharacter);
        const QRect next = view()->cursorRect(cursor);
        if (next.top() == place.top() && next.left() > place.left()) place.setRight(next.left());
        return {view()->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        const QPoint inView = view()->viewport()->mapFromGlobal(point);
        if (!view()->viewport()->rect().contains(inView)) return -1;
        // The cursor goes to the nearer side of a character.
        const QTextCursor cursor = view()->cursorForPosition(inView);
        const bool isBehind = !cursor.atBlockStart() && view()->cursorRect(cursor).left() > inView.x();
        return std::max(spoken().spoken(cursor.position()) - (isBehind ? 1 : 0), 0);
    }
    void scrollToSubstring(int start, int) override
    {
        setCursorPosition(start);
        view()->ensureCursorVisible();
    }
    QString attributes(int offset, int *start, int *end) const override
    {
        QTextCursor cursor(view()->document());
        cursor.setPosition(spoken().shown(offset));
        const QTextBlock block = cursor.block();
        *start = spoken().spoken(block.position());
        *end = spoken().spoken(block.position() + block.length() - 1);
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            if (!fragment.contains(cursor.position())) continue;
            *start = spoken().spoken(fragment.position());
            *end = spoken().spoken(fragment.position() + fragment.length());
            const QTextCharFormat format = fragment.charFormat();
            const bool isBold = format.fontWeight() >= QFont::DemiBold;
            return u"font-weight:%1;font-style:%2;"_s.arg(isBold ? u"bold"_s : u"normal"_s,
                                                          format.fontItalic() ? u"italic"_s : u"normal"_s);
        }
        return {};
    }

private:
    ArticleView *view() const { return static_cast<ArticleView *>(object()); }

    /// Read once in each text, and only where somebody asks.
    const SpokenText &spoken() const
    {
        if (m_spokenEdition == view()->edition()) return m_spoken;
        m_spokenEdition = view()->edition();
        QString text = view()->document()->toRawText();
        text.truncate(std::max(view()->document()->characterCount() - 1, 0)); // Without the end of the last paragraph.
        m_spoken = SpokenText(text);
        return m_spoken;
    }

    /// Looked for once in each text, and only where somebody asks.
    const QList<QAccessible::Id> &headings() const
    {
        if (m_edition == view()->edition()) return m_headings;
        forget();
        m_edition = view()->edition();
        for (QTextBlock block = view()->document()->begin(); block.isValid(); block = block.next()) {
            const int level = headingLevel(block);
            if (level == 0) continue;
            m_headings.append(
                QAccessible::registerAccessibleInterface(new ArticleHeading(view(), block.position(), level)));
        }
        return m_headings;
    }

    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_headings))
            QAccessible::deleteAccessibleInterface(id);
        m_headings.clear();
    }

    mutable QList<QAccessible::Id> m_headings;
    mutable int m_edition = -1;
    mutable SpokenText m_spoken;
    mutable int m_spokenEdition = -1;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<ArticleView *>(object);
    return view ? new ArticleAccessible(view) : nullptr;
}

} // namespace

void exposeArticlesToScreenReaders()
{
    QAccessible::installFactory(makeAccessible); // A second time it is left alone.
}

} // namespace newsboard
