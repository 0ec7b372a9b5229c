// What goes on in the background as a person sees it: the status bar's line, the list of jobs, the log, and the choice
// of what is read offline.

#include "tests/gui/open_program.h"
#include "ui/dialogs/activity_dialog.h"
#include "ui/dialogs/job_line.h"
#include "ui/dialogs/run_model.h"
#include "ui/dialogs/upkeep_dialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

QPushButton *buttonNamed(QWidget &parent, const QString &text)
{
    for (QPushButton *const button : parent.findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisibleTo(&parent)) return button;
    }
    return nullptr;
}

} // namespace

class ActivityTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }

    void the_key_opens_one_dialog();
    void a_job_has_its_line_while_it_runs();
    void a_paused_back_fill_is_resumed_from_its_line();
    void a_paused_back_fill_is_there_after_a_restart();
    void a_cancelled_back_fill_is_not();
    void the_log_lists_what_was_done();
    void a_run_model_is_a_model();
    void the_upkeep_of_a_board_is_chosen();
    void a_smaller_budget_says_what_it_frees();

private:
    Jobs &jobs() { return m_program->session().jobs(); }
    ActivityDialog *activity() { return m_program->window().findChild<ActivityDialog *>(); }
    ActivityDialog &openActivity();
    /// Begins to fetch older headlines, whose second page never comes.
    void beginBackFill();

    std::unique_ptr<OpenProgram> m_program;
};

void ActivityTest::init()
{
    m_program = std::make_unique<OpenProgram>();
    m_program->follow();
}

ActivityDialog &ActivityTest::openActivity()
{
    m_program->press(Qt::Key_J, Qt::ControlModifier);
    if (!QTest::qWaitFor([this] { return activity() != nullptr; })) qFatal("no dialog came");
    return *activity();
}

void ActivityTest::beginBackFill()
{
    QTRY_VERIFY(jobs().jobs().isEmpty());
    m_program->server.route(m_program->invented.listPath(3), Response::broken(Response::Fault::NeverAnswer));
    m_program->session().backFill().start(m_program->board());
    QTRY_VERIFY(!jobs().jobs().isEmpty() && jobs().jobs()[0].done > 0);
}

void ActivityTest::the_key_opens_one_dialog()
{
    openActivity();
    m_program->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_program->window()));
    m_program->press(Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(m_program->window().findChildren<ActivityDialog *>().size(), 1);
}

void ActivityTest::a_job_has_its_line_while_it_runs()
{
    ActivityDialog &dialog = openActivity();
    beginBackFill();
    const auto lines = dialog.findChildren<JobLine *>();
    QCOMPARE(lines.size(), 1);
    QVERIFY(buttonNamed(*lines[0], JobLine::tr("Pause")));
    QTest::mouseClick(buttonNamed(*lines[0], JobLine::tr("Cancel")), Qt::LeftButton);
    QTRY_VERIFY(dialog.findChildren<JobLine *>().isEmpty());
    QVERIFY(!m_program->session().backFill().isRunning(m_program->board().id));
}

void ActivityTest::a_paused_back_fill_is_resumed_from_its_line()
{
    ActivityDialog &dialog = openActivity();
    beginBackFill();
    JobLine *const line = dialog.findChild<JobLine *>();
    QTest::mouseClick(buttonNamed(*line, JobLine::tr("Pause")), Qt::LeftButton);
    QTRY_VERIFY(!m_program->session().backFill().isRunning(m_program->board().id));
    QCOMPARE(jobs().jobs().size(), 1);
    QVERIFY(jobs().jobs()[0].isPaused);
    m_program->server.clearRoutes();
    m_program->invented.serveAt(m_program->server);
    QSignalSpy finished(&m_program->session().backFill(), &BackFill::finished);
    QPushButton *const resume = buttonNamed(*dialog.findChild<JobLine *>(), JobLine::tr("Resume"));
    QVERIFY(resume);
    QTest::mouseClick(resume, Qt::LeftButton);
    QVERIFY(finished.wait());
    QVERIFY(jobs().jobs().isEmpty());
}

void ActivityTest::a_paused_back_fill_is_there_after_a_restart()
{
    beginBackFill();
    jobs().pause(m_program->board().id, RunKind::BackFill);
    m_program->start();
    QTRY_COMPARE(jobs().jobs().size(), 1);
    QVERIFY(jobs().jobs()[0].isPaused);
}

void ActivityTest::a_cancelled_back_fill_is_not()
{
    beginBackFill();
    jobs().cancel(m_program->board().id, RunKind::BackFill);
    QTRY_VERIFY(jobs().jobs().isEmpty());
    m_program->start();
    // Asked later than what is paused, and answered later.
    QSignalSpy loaded(&jobs(), &Jobs::runsLoaded);
    jobs().loadRuns(0, 1);
    QVERIFY(loaded.wait());
    QVERIFY(jobs().jobs().isEmpty());
}

void ActivityTest::the_log_lists_what_was_done()
{
    QTRY_VERIFY(jobs().jobs().isEmpty());
    m_program->refreshWith(3);
    ActivityDialog &dialog = openActivity();
    auto *const model = dialog.findChild<RunModel *>();
    QTRY_VERIFY(model->rowCount() > 0);
    const auto cell = [model](RunModel::Column column) { return model->index(0, column).data().toString(); };
    QCOMPARE(cell(RunModel::BoardName), m_program->board().name);
    QCOMPARE(cell(RunModel::What), runKindName(RunKind::Refresh));
    QCOMPARE(cell(RunModel::New), u"3"_s);
    m_program->server.setDown(true);
    QSignalSpy failed(&m_program->session().refresh(), &Refresh::failed);
    m_program->session().refresh().refresh(m_program->board());
    QVERIFY(failed.wait());
    QTRY_COMPARE(cell(RunModel::Result), errorText(failed[0][1].value<Error>()));
}

void ActivityTest::a_run_model_is_a_model()
{
    RunModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<Run> runs{{1, RunKind::Refresh, now, now, 2, 20, 0, 1, {}},
                          {2, RunKind::CleanUp, now, now, 0, 5, 0, 0, u"<b>나쁨</b>"_s},
                          {3, RunKind::Refresh, now, now, 1, 1, 1, 1, {}}};
    model.setRuns(runs, {{1, u"첫 게시판"_s}, {2, u"둘째"_s}});
    QCOMPARE(model.rowCount(), 2); // The third is of a board that is not there any more.
    QCOMPARE(model.index(0, RunModel::New).data().toString(), u"20"_s);
    QCOMPARE(model.index(0, RunModel::Changed).data().toString(), QString());
    QCOMPARE(model.index(1, RunModel::Result).data().toString(), u"<b>나쁨</b>"_s);
    QVERIFY(!model.index(1, RunModel::Result).data(Qt::ToolTipRole).toString().contains(u'<'));
    model.setRuns({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void ActivityTest::the_upkeep_of_a_board_is_chosen()
{
    UpkeepDialog dialog(m_program->board(), m_program->session().cleanUp());
    dialog.show();
    QSignalSpy chosen(&dialog, &UpkeepDialog::chosen);
    QSignalSpy wanted(&dialog, &UpkeepDialog::fetchRequested);
    QVERIFY(!buttonNamed(dialog, UpkeepDialog::tr("Fetch now"))->isEnabled());
    const auto choice = [&dialog](const QString &text) {
        for (QCheckBox *const box : dialog.findChildren<QCheckBox *>()) {
            if (box->text() == text) return box;
        }
        qFatal("no such choice");
    };
    choice(UpkeepDialog::tr("the newest"))->click();
    dialog.findChildren<QSpinBox *>()[0]->setValue(30);
    choice(UpkeepDialog::tr("starred ones"))->click();
    choice(UpkeepDialog::tr("for"))->click();
    buttonNamed(dialog, UpkeepDialog::tr("Fetch now"))->click();
    QCOMPARE(wanted.size(), 1);
    dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][1].value<PrefetchRule>(), (PrefetchRule{30, true, false, false}));
    QCOMPARE(chosen[0][2].value<Budget>(), (Budget{90, 0}));
}

void ActivityTest::a_smaller_budget_says_what_it_frees()
{
    QSignalSpy fetched(&m_program->session().prefetch(), &Prefetch::finished);
    m_program->session().prefetch().start(m_program->board(), {2});
    QVERIFY(fetched.wait());
    UpkeepDialog dialog(m_program->board(), m_program->session().cleanUp());
    dialog.show();
    const auto says = [&dialog](const QString &words) {
        for (const QLabel *const label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(words)) return true;
        }
        return false;
    };
    QTRY_VERIFY(says(UpkeepDialog::tr("Articles in the cache: %1.").arg(u"2 ("_s).chopped(1)));
    for (QCheckBox *const box : dialog.findChildren<QCheckBox *>()) {
        if (box->text() == UpkeepDialog::tr("at most")) box->click();
    }
    QTRY_VERIFY(says(UpkeepDialog::tr("None has to go.")));
}

QTEST_MAIN(ActivityTest)
#include "tst_activity.moc"
