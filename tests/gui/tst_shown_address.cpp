// Addresses as they are shown: readable, and never mistaken for another.

#include "ui/reader/shown_address.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class ShownAddressTest : public QObject {
    Q_OBJECT

private slots:
    void shows_what_is_there_data();
    void shows_what_is_there();
};

void ShownAddressTest::shows_what_is_there_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &address, const QString &shown) {
        QTest::newRow(name) << address << shown;
    };
    row("plain", u"https://example.kr/news?id=1#c2"_s, u"https://example.kr/news?id=1#c2"_s);
    row("port", u"http://example.kr:8080/a"_s, u"http://example.kr:8080/a"_s);
    row("no path", u"https://example.kr"_s, u"https://example.kr"_s);
    row("Hangul in the path", u"https://example.kr/%EC%83%88%EC%86%8C%EC%8B%9D"_s, u"https://example.kr/새소식"_s);
    row("a Hangul host", u"https://새벽통신.kr/"_s, u"https://새벽통신.kr/"_s);
    row("Hangul and Latin", u"https://새벽news.kr/"_s, u"https://새벽news.kr/"_s);
    row("Han and kana", u"https://朝のニュース.jp/"_s, u"https://朝のニュース.jp/"_s);
    row("an accent", u"https://café.fr/"_s, u"https://café.fr/"_s);
    row("a Cyrillic word", u"https://пример.com/"_s, u"https://пример.com/"_s);
    row("one Cyrillic letter in Latin", u"https://pаypal.com/"_s, u"https://xn--pypal-4ve.com/"_s);
    row("all Cyrillic that looks Latin", u"https://аррӏе.com/"_s, u"https://xn--80ak6aa92e.com/"_s);
    row("Greek omicrons", u"https://gοοgle.com/"_s, u"https://xn--ggle-0nda.com/"_s);
    row("Greek and Hangul", u"https://새α.com/"_s, u"https://xn--mxa7297g.com/"_s);
    row("a dotless i", u"https://bınk.com/"_s, u"https://xn--bnk-jua.com/"_s);
    row("punycode as it came", u"https://xn--pypal-4ve.example/"_s, u"https://xn--pypal-4ve.example/"_s);
    row("name and password", u"https://bank.kr:pw@evil.example/a"_s, u"https://evil.example/a"_s);
    row("an override in the path", u"https://a.kr/x%E2%80%AEgpj.exe"_s, u"https://a.kr/x%E2%80%AEgpj.exe"_s);
    row("a zero-width space in the path", u"https://a.kr/%E2%80%8Bx"_s, u"https://a.kr/%E2%80%8Bx"_s);
    row("a line feed in the path", u"https://a.kr/%0Ax"_s, u"https://a.kr/%0Ax"_s);
    row("an e-mail address", u"mailto:kim@example.kr"_s, u"mailto:kim@example.kr"_s);
}

void ShownAddressTest::shows_what_is_there()
{
    QFETCH(const QString, address);
    QFETCH(const QString, shown);
    QCOMPARE(shownAddress(QUrl(address)), shown);
}

QTEST_GUILESS_MAIN(ShownAddressTest)
#include "tst_shown_address.moc"
