// References in a text: what is at hand becomes a link, everything else stays as it is.

#include "ui/reader/references.h"
#include "ui/window/reading_history.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class ReferencesTest : public QObject {
    Q_OBJECT

private slots:
    void links_what_is_at_hand_data();
    void links_what_is_at_hand();
    void lookups_are_bounded();
    void the_way_back_and_forward();
    void going_elsewhere_forgets_what_lay_ahead();
};

void ReferencesTest::links_what_is_at_hand_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const QString &html, const QString &written) {
        QTest::newRow(name) << html << written;
    };
    const auto same = [&row](const char *name, const QString &html) { row(name, html, html); };
    row("a number with its sign", u"<p>앞선 №46577 글</p>"_s,
        u"<p>앞선 <a href=\"reader:number/46577\">№46577</a> 글</p>"_s);
    row("a space between", u"<p>№ 46577</p>"_s, u"<p><a href=\"reader:number/46577\">№ 46577</a></p>"_s);
    row("a number in Korean", u"<p>46577번 참고</p>"_s, u"<p><a href=\"reader:number/46577\">46577번</a> 참고</p>"_s);
    row("a number in Korean with a particle", u"<p>46577번에서, 46577번과</p>"_s,
        u"<p><a href=\"reader:number/46577\">46577번</a>에서, <a href=\"reader:number/46577\">46577번</a>과</p>"_s);
    row("a comment", u"<p>&gt;&gt;2 그렇지</p>"_s, u"<p><a href=\"reader:comment/2\">&gt;&gt;2</a> 그렇지</p>"_s);
    row("a person with a particle", u"<p>@갈매기님 말</p>"_s, u"<p><a href=\"reader:person/4\">@갈매기</a>님 말</p>"_s);
    same("an unknown number", u"<p>№ 99999 와 99999번</p>"_s);
    same("times, not numbers", u"<p>3번 갔다, 46577번째, 46577번지, 1,465번</p>"_s);
    same("a comment that is not there", u"<p>&gt;&gt;9 &gt;&gt;0</p>"_s);
    same("an unknown person", u"<p>@아무개 a@b.kr</p>"_s);
    same("within a link", u"<p><a href=\"https://a.kr/\">№46577</a></p>"_s);
    same("within code", u"<pre>№46577</pre><p><code>46577번</code></p>"_s);
}

void ReferencesTest::links_what_is_at_hand()
{
    QFETCH(const QString, html);
    QFETCH(const QString, written);
    const ReferenceTargets targets{[](qint64 number) { return number == 46577; }, 3, {{u"갈매기"_s, 4}}};
    QCOMPARE(withReferences(html, targets), written);
}

void ReferencesTest::lookups_are_bounded()
{
    int lookups = 0;
    const ReferenceTargets targets{[&lookups](qint64) { return ++lookups > 0; }, 0, {}};
    const QString many = u"<p>"_s + u"№46577 "_s.repeated(10'000) + u"</p>"_s;
    QVERIFY(withReferences(many, targets).contains(u"reader:number"_s));
    QCOMPARE_LE(lookups, 100);
}

void ReferencesTest::the_way_back_and_forward()
{
    ReadingHistory history;
    QVERIFY(!history.back());
    for (const Key key : {1, 2, 2, 3})
        history.visit(key);
    history.keepScroll(3, 30);
    history.keepScroll(1, 99); // Not at hand.
    QCOMPARE(history.back(), (ReadingHistory::Stop{2, 0}));
    history.keepScroll(2, 20);
    QCOMPARE(history.back(), (ReadingHistory::Stop{1, 0}));
    QVERIFY(!history.back());
    QCOMPARE(history.forward(), (ReadingHistory::Stop{2, 20}));
    QCOMPARE(history.forward(), (ReadingHistory::Stop{3, 30}));
    QVERIFY(!history.forward());
}

void ReferencesTest::going_elsewhere_forgets_what_lay_ahead()
{
    ReadingHistory history;
    history.visit(1);
    history.visit(2);
    history.back();
    history.visit(3);
    QVERIFY(!history.forward());
    QCOMPARE(history.back(), (ReadingHistory::Stop{1, 0}));
}

QTEST_GUILESS_MAIN(ReferencesTest)
#include "tst_references.moc"
