#include "ui/dialogs/upkeep_dialog.h"

#include "app/usecases/clean_up.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/size_words.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr int kUsualCount = 50;
constexpr int kMostCount = 5'000;
constexpr int kUsualDays = 90;
constexpr int kMostDays = 3'650;
constexpr int kUsualMegabytes = 500;
constexpr int kMostMegabytes = 1'000'000;

QSpinBox *numberBox(int value, int most, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1, most);
    box->setValue(value);
    box->setGroupSeparatorShown(true);
    return box;
}

/// A choice with a number in it, which counts only while it is chosen.
QHBoxLayout *numberedLine(QCheckBox *choice, QSpinBox *number, const QString &unit, QWidget *parent)
{
    auto *line = new QHBoxLayout;
    line->addWidget(choice);
    line->addWidget(number);
    line->addWidget(new QLabel(unit, parent), 1);
    number->setEnabled(choice->isChecked());
    QObject::connect(choice, &QCheckBox::toggled, number, &QSpinBox::setEnabled);
    return line;
}

} // namespace

UpkeepDialog::UpkeepDialog(const Board &board, CleanUp &cleanUp, QWidget *parent)
    : QDialog(parent), m_board(board), m_cleanUp(cleanUp), m_newest(new QCheckBox(tr("the newest"), this)),
      m_count(numberBox(board.prefetch.newest > 0 ? board.prefetch.newest : kUsualCount, kMostCount, this)),
      m_starred(new QCheckBox(tr("starred ones"), this)), m_unread(new QCheckBox(tr("unread ones"), this)),
      m_pictures(new QCheckBox(tr("with their pictures, as far as the board may have them"), this)),
      m_fetch(new QPushButton(tr("Fetch now"), this)), m_limitDays(new QCheckBox(tr("for"), this)),
      m_days(numberBox(board.budget.days > 0 ? board.budget.days : kUsualDays, kMostDays, this)),
      m_limitBytes(new QCheckBox(tr("at most"), this)),
      m_megabytes(numberBox(board.budget.bytes > 0 ? int(board.budget.bytes / kMegabyte) : kUsualMegabytes,
                            kMostMegabytes, this)),
      m_size(plainLabel(this))
{
    setWindowTitle(tr("Reading %1 offline").arg(board.name));
    setModal(false);
    m_newest->setChecked(board.prefetch.newest > 0);
    m_starred->setChecked(board.prefetch.starred);
    m_unread->setChecked(board.prefetch.unread);
    m_pictures->setChecked(board.prefetch.pictures);
    m_limitDays->setChecked(board.budget.days > 0);
    m_limitBytes->setChecked(board.budget.bytes > 0);

    const int em = fontMetrics().height();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 2);
    column->addWidget(makePrefetch());
    column->addWidget(makeBudget());
    column->addStretch();
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(m_board.id, prefetch(), budget());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_fetch, &QPushButton::clicked, this, [this] { emit fetchRequested(m_board.id, prefetch()); });
    for (QCheckBox *const choice : {m_newest, m_starred, m_unread})
        connect(choice, &QCheckBox::toggled, this, [this] { m_fetch->setEnabled(!prefetch().isEmpty()); });
    m_fetch->setEnabled(!prefetch().isEmpty());
    for (QCheckBox *const choice : {m_limitDays, m_limitBytes})
        connect(choice, &QCheckBox::toggled, this, &UpkeepDialog::plan);
    for (QSpinBox *const number : {m_days, m_megabytes})
        connect(number, &QSpinBox::valueChanged, this, &UpkeepDialog::plan);
    connect(&m_cleanUp, &CleanUp::planned, this, [this](BoardId id, const CleanUpPlan &plan) {
        if (id == m_board.id) showPlan(plan);
    });
    plan();
}

QWidget *UpkeepDialog::makePrefetch()
{
    auto *box = new QGroupBox(tr("Fetch articles after each refresh"), this);
    auto *column = new QVBoxLayout(box);
    m_count->setAccessibleName(tr("How many of the newest articles"));
    column->addLayout(numberedLine(m_newest, m_count, tr("articles"), box));
    column->addWidget(m_starred);
    column->addWidget(m_unread);
    column->addWidget(m_pictures);
    auto *last = new QHBoxLayout;
    last->addStretch();
    last->addWidget(m_fetch);
    m_fetch->setAutoDefault(false);
    column->addLayout(last);
    return box;
}

QWidget *UpkeepDialog::makeBudget()
{
    auto *box = new QGroupBox(tr("Keep articles and their pictures"), this);
    auto *column = new QVBoxLayout(box);
    m_days->setAccessibleName(tr("How many days"));
    m_megabytes->setAccessibleName(tr("How many megabytes"));
    column->addLayout(numberedLine(m_limitDays, m_days, tr("days after they were fetched or opened last"), box));
    column->addLayout(numberedLine(m_limitBytes, m_megabytes, tr("MB"), box));
    QLabel *const always = plainLabel(box);
    always->setText(tr("Headlines, starred articles, and articles that the board no longer has are always kept."));
    always->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(always);
    column->addWidget(m_size);
    return box;
}

PrefetchRule UpkeepDialog::prefetch() const
{
    return {m_newest->isChecked() ? m_count->value() : 0, m_starred->isChecked(), m_unread->isChecked(),
            m_pictures->isChecked()};
}

Budget UpkeepDialog::budget() const
{
    return {m_limitDays->isChecked() ? m_days->value() : 0,
            m_limitBytes->isChecked() ? m_megabytes->value() * kMegabyte : 0};
}

void UpkeepDialog::plan()
{
    m_cleanUp.plan(m_board.id, budget());
}

void UpkeepDialog::showPlan(const CleanUpPlan &plan)
{
    const QLocale locale;
    const auto said = [&locale](const KeptSize &size) {
        return u"%1 (%2)"_s.arg(locale.toString(size.articles), sizeInWords(size.bytes, locale));
    };
    QString text = tr("Articles in the cache: %1.").arg(said(plan.kept));
    if (plan.freed.articles > 0)
        text += u' ' + tr("To go: %1.").arg(said(plan.freed));
    else if (!budget().isEmpty())
        text += u' ' + tr("None has to go.");
    m_size->setText(text);
}

} // namespace newsboard
