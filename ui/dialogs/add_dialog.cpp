#include "ui/dialogs/add_dialog.h"

#include "ui/board/headline_text.h"
#include "ui/reader/shown_address.h"
#include "ui/theme/plain_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kPreviewRows = 8;

/// What the clipboard holds, if it looks like an address.
QString addressInClipboard()
{
    const QString text = QGuiApplication::clipboard()->text().left(2000).trimmed();
    const bool address = text.startsWith("http://"_L1) || text.startsWith("https://"_L1);
    return address && !text.contains(u' ') && !text.contains(u'\n') ? text : QString();
}

QString sureness(double confidence)
{
    if (confidence >= 0.9) return AddDialog::tr("read with certainty");
    if (confidence >= 0.7) return AddDialog::tr("probably read right");
    return AddDialog::tr("read with some guessing: look at the rows");
}

} // namespace

AddDialog::AddDialog(Boards &boards, QWidget *parent)
    : QDialog(parent), m_boards(boards), m_address(new QLineEdit(this)), m_look(new QPushButton(tr("Look"), this)),
      m_progress(new QProgressBar(this)), m_message(plainLabel(this)), m_preview(new QWidget(this)),
      m_name(new QLineEdit(m_preview)), m_facts(plainLabel(m_preview)), m_rows(new QTableWidget(0, 4, m_preview)),
      m_keep(new QPushButton(tr("Add board"), this))
{
    setWindowTitle(tr("Add a board"));
    setModal(false);
    const int em = fontMetrics().height();

    m_address->setPlaceholderText(tr("Address of the board, or of an article on it"));
    m_address->setClearButtonEnabled(true);
    m_address->setText(addressInClipboard());
    m_address->selectAll();
    auto *line = new QHBoxLayout;
    line->addWidget(m_address, 1);
    line->addWidget(m_look);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(em / 2);

    m_rows->setHorizontalHeaderLabels({tr("No."), tr("Title"), tr("Author"), tr("Date")});
    m_rows->verticalHeader()->hide();
    m_rows->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_rows->setFocusPolicy(Qt::NoFocus);
    m_rows->setShowGrid(false);
    auto *form = new QFormLayout(m_preview);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Name"), m_name);
    form->addRow(QString(), m_facts);
    form->addRow(m_rows);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_keep, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 2);
    column->addLayout(line);
    column->addWidget(m_progress);
    column->addWidget(m_message);
    column->addWidget(m_preview, 1);
    column->addStretch();
    column->addWidget(buttons);
    resize(em * 36, em * 26);

    m_look->setAutoDefault(true);
    m_look->setDefault(true);
    m_keep->setAutoDefault(false);
    // What was found belongs to the address it was found for.
    connect(m_address, &QLineEdit::textEdited, this, &AddDialog::forget);
    connect(m_look, &QPushButton::clicked, this, &AddDialog::lookAtTyped);
    connect(m_keep, &QPushButton::clicked, this, &AddDialog::keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &AddDialog::reject);
    connect(&m_boards, &Boards::previewed, this, [this](int request, const BoardPreview &preview) {
        if (request == m_request) showPreview(preview);
    });
    connect(&m_boards, &Boards::lookFailed, this, [this](int request, const Error &error) {
        if (request == m_request) showProblem(error);
    });
    setLooking(false);
    m_preview->hide();
    m_keep->setEnabled(false);
}

void AddDialog::look(const QString &address)
{
    m_address->setText(address);
    lookAtTyped();
}

void AddDialog::lookAtTyped()
{
    if (m_address->text().trimmed().isEmpty()) return;
    forget();
    m_message->setText(tr("Looking at the page…"));
    setLooking(true);
    m_request = m_boards.look(m_address->text());
}

void AddDialog::forget()
{
    if (m_progress->isVisible()) m_boards.cancelLook();
    m_request = 0;
    m_found.reset();
    m_message->clear();
    m_preview->hide();
    m_keep->setEnabled(false);
    m_keep->setDefault(false);
    m_look->setDefault(true);
    setLooking(false);
}

void AddDialog::setLooking(bool looking)
{
    m_progress->setVisible(looking);
    m_message->setVisible(looking || !m_message->text().isEmpty());
}

void AddDialog::showProblem(const Error &error)
{
    m_message->setText(errorText(error) + u' ' + errorAdvice(error));
    setLooking(false);
    m_address->setFocus();
}

void AddDialog::showPreview(const BoardPreview &preview)
{
    m_found = preview;
    m_message->clear();
    setLooking(false);
    m_message->hide();
    m_name->setText(preview.board.name);
    QString facts = shownAddress(preview.board.url) + u'\n' +
                    tr("%1 headlines on the page, %2 (%3)")
                        .arg(preview.page.rows.size())
                        .arg(sureness(preview.page.confidence), preview.board.skin);
    if (preview.alreadyKept) facts += u'\n' + tr("You have this board already.");
    m_facts->setText(facts);
    const qsizetype shown = std::min<qsizetype>(preview.page.rows.size(), kPreviewRows);
    m_rows->setRowCount(int(shown));
    for (int i = 0; i < int(shown); ++i) {
        const Headline &row = preview.page.rows[i];
        const bool notice = row.flags.testFlag(Flag::Notice);
        const QString number = notice ? tr("Notice") : row.number ? QString::number(*row.number) : QString();
        const QStringList cells{number, row.title, row.author, shortDate(row.posted, QDate::currentDate())};
        for (int column = 0; column < cells.size(); ++column)
            m_rows->setItem(i, column, new QTableWidgetItem(cells[column]));
    }
    m_rows->resizeColumnToContents(0);
    m_keep->setText(preview.alreadyKept ? tr("Show it") : tr("Add board"));
    m_keep->setEnabled(true);
    m_keep->setDefault(true);
    m_keep->setFocus();
    m_preview->show();
}

void AddDialog::keep()
{
    if (!m_found) return;
    if (m_found->alreadyKept) {
        emit existingChosen(*m_found->alreadyKept);
    } else {
        BoardPreview preview = *m_found;
        if (!m_name->text().trimmed().isEmpty()) preview.board.name = m_name->text().trimmed();
        emit keepChosen(preview);
    }
    accept();
}

void AddDialog::done(int result)
{
    if (m_progress->isVisible()) m_boards.cancelLook();
    QDialog::done(result);
}

} // namespace newsboard
