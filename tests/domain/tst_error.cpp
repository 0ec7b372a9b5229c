#include "app/domain/error.h"

#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class ErrorTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void every_error_says_what_happened_and_what_to_do_data();
    void every_error_says_what_happened_and_what_to_do();
    void every_status_has_words_data();
    void every_status_has_words();
    void what_the_person_asked_for_is_not_tried_again();
};

void ErrorTest::every_error_says_what_happened_and_what_to_do_data()
{
    QTest::addColumn<int>("kind");
    const QMetaEnum kinds = QMetaEnum::fromType<ErrorKind>();
    QVERIFY(kinds.keyCount() > 20);
    for (int i = 0; i < kinds.keyCount(); ++i)
        QTest::addRow("%s", kinds.key(i)) << kinds.value(i);
}

void ErrorTest::every_error_says_what_happened_and_what_to_do()
{
    QFETCH(const int, kind);
    const Error error{.kind = ErrorKind(kind), .detail = u"board.example %1"_s, .status = 418};
    for (const QString &sentence : {errorText(error), errorAdvice(error)}) {
        QVERIFY(sentence.size() > 8);
        QVERIFY2(sentence.front().isUpper(), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'\n'), qPrintable(sentence));
    }
    QVERIFY(errorText(error) != errorAdvice(error));
    // Without a detail it is a sentence still.
    QVERIFY(!errorText({.kind = ErrorKind(kind), .detail = {}, .status = 0}).contains(u"%1"_s));
}

void ErrorTest::every_status_has_words_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 410, 418, 429, 500, 502, 503})
        QTest::addRow("%d", status) << status;
}

void ErrorTest::every_status_has_words()
{
    QFETCH(const int, status);
    const Error error{.kind = ErrorKind::HttpStatus, .detail = {}, .status = status};
    QVERIFY2(errorText(error).contains(QString::number(status)), qPrintable(errorText(error)));
    QVERIFY(!errorAdvice(error).isEmpty());
}

void ErrorTest::what_the_person_asked_for_is_not_tried_again()
{
    QVERIFY(canRetry({.kind = ErrorKind::Timeout, .detail = {}, .status = 0}));
    QVERIFY(canRetry({.kind = ErrorKind::DiskFull, .detail = {}, .status = 0}));
    QVERIFY(!canRetry({.kind = ErrorKind::BadAddress, .detail = {}, .status = 0}));
    QVERIFY(!canRetry({.kind = ErrorKind::NoSuchBoard, .detail = {}, .status = 0}));
}

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_error.moc"
