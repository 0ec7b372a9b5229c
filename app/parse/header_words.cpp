#include "app/parse/header_words.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

using Words = QHash<QString, BoardColumn>;

void add(Words *words, BoardColumn column, const char16_t *list)
{
    const QStringList found = QString::fromUtf16(list).split(u' ');
    for (const QString &word : found)
        words->insert(word, column);
}

/// Words in lower case and without white space.
const Words &headerVocabulary()
{
    static const Words vocabulary = [] {
        Words words;
        add(&words, BoardColumn::Number,
            u"번호 글번호 순번 연번 no no. num # number id nr nr. nº n° 番号 投稿番号 记事番号 編號 编号 序号 序號 "
            u"番號");
        add(&words, BoardColumn::Title,
            u"제목 글제목 내용 제목내용 공지제목 title subject topic topics thread threads titles headline discussion "
            u"post question 件名 タイトル 題名 題目 题目 题名 标题 標題 主题 主題 帖子 文章標題 スレッド トピック "
            u"トピックス スレッド名 トピック名 表題 记事名 thema themen titel betreff sujet sujets titre asunto tema "
            u"temas título titulo "
            u"mavzu "
            u"assunto título oggetto argomento discussione тема заголовок thread/threadstarter");
        add(&words, BoardColumn::Author,
            u"글쓴이 작성자 닉네임 이름 등록자 필자 게시자 작성인 담당부서 작성부서 부서 부서명 담당자 기자 성명 "
            u"author authors writer name nickname poster user username startedby starter topicstarter postedby by from "
            u"creator 投稿者 作成者 名前 書込者 書いた人 ニックネーム 筆者 ハンドル 作者 昵称 暱稱 发布者 發布者 "
            u"发帖人 "
            u"發文者 楼主 樓主 发表人 发布人 autor verfasser ersteller auteur автор autore auteurs");
        add(&words, BoardColumn::Date,
            u"날짜 등록일 작성일 등록일시 작성일시 작성일자 등록일자 게시일 게시일자 일자 일시 작성시간 시간 등록 작성 "
            u"공고일 date datetime time posted created postedon dateposted age 日付 日時 投稿日 投稿日時 投稿日付 "
            u"作成日 "
            u"登録日 更新日 掲載日 日期 时间 時間 发布时间 發布時間 发布日期 發布日期 发表时间 发表日期 發表時間 "
            u"发帖时间 创建时间 "
            u"發文時間 發表日期 datum erstellt fecha дата data");
        add(&words, BoardColumn::Views,
            u"vus 조회 조회수 읽음 읽은수 클릭 view views hit hits read reads viewed clicks 閲覧 閲覧数 照会 照会数 "
            u"参照 "
            u"アクセス アクセス数 表示 表示数 点击 點擊 点击量 点击数 點閱 點閱數 浏览 瀏覽 浏览量 浏览数 瀏覽數 查看 "
            u"人氣 人气 阅读 閱讀 阅读量 點擊數 閱讀數 zugriffe aufrufe hits. vues lu affichages visitas vistas "
            u"lecturas "
            u"просмотров просмотры visite visualizzazioni");
        add(&words, BoardColumn::Votes,
            u"추천 추천수 공감 공감수 좋아요 찬성 점수 votes vote recommend recommended good likes like score points "
            u"rating upvotes 推奨 推薦 推荐 いいね 評価 得票 点赞 按讚 讚 赞 推文 推");
        add(&words, BoardColumn::Comments,
            u"댓글 댓글수 답글 덧글 코멘트 답변수 의견 comments comment replies reply answers posts responses コメント "
            u"コメント数 返信 返信数 レス レス数 書込数 書き込み数 書込み数 投稿数 回复 回覆 回复数 回應 回应 回帖 "
            u"评论 評論 评论数 留言 antworten "
            u"réponses respuestas ответов ответы risposte beiträge messages");
        add(&words, BoardColumn::Category,
            u"분류 카테고리 말머리 구분 유형 지역 과목 category categories type tag section カテゴリ カテゴリー 分类 "
            u"分類 类别 類別 区分 種別 kategorie catégorie categoría node board forum");
        add(&words, BoardColumn::LastReply,
            u"최근댓글 마지막댓글 최근글 최종글 최종답변 마지막글 lastpost lastreply lastactivity lastupdate activity "
            u"lastmessage lastcomment freshness latestreply lastpostby lastposter latest lastupdated updated "
            u"最終返信 最終投稿 最新返信 最終更新 最終書込 最終書込み 最終書き込み 最后回复时间 最後回覆時間 最新投稿 "
            u"最后回复 最後回覆 最后发表 最後發表 最新回复 "
            u"最後回應 最后回复人 最后更新 letzterbeitrag letzteantwort derniermessage últimomensaje últimorespuesta "
            u"dernièreréponse последнеесообщение ultimomessaggio");
        add(&words, BoardColumn::Files,
            u"파일 첨부 첨부파일 file files attach attachment attachments 添付 附件 添付ファイル");
        return words;
    }();
    return vocabulary;
}

QString folded(QStringView text)
{
    QString word;
    for (const QChar c : text) {
        const bool ornament = c.isSpace() || u"▲▼↑↓△▽:：[]()【】「」|"_s.contains(c);
        if (!ornament) word += c.toLower();
    }
    return word;
}

/// The words of a class attribute: parted at white space, `-`, `_`, digits and changes from lower to upper case.
QStringList classWords(QStringView classes)
{
    QStringList words;
    QString word;
    bool lower = false;
    for (const QChar c : classes) {
        if (!c.isLetter() || (lower && c.isUpper())) {
            if (!word.isEmpty()) words.append(word);
            word.clear();
        }
        if (c.isLetter()) word += c.toLower();
        lower = c.isLower();
    }
    if (!word.isEmpty()) words.append(word);
    return words;
}

const Words &classVocabulary()
{
    static const Words vocabulary = [] {
        Words words;
        add(&words, BoardColumn::Number, u"num no number numb idx seq rownum articleno");
        add(&words, BoardColumn::Title, u"title subject tit subj headline topictitle threadtitle titleline");
        add(&words, BoardColumn::Author,
            u"author writer nick nickname user username member poster starter hnuser name byline uname usernames owner "
            u"wname");
        add(&words, BoardColumn::Date,
            u"date time datetime regdate day age wdate timeago timestamp posttime rdate created pubdate");
        add(&words, BoardColumn::Views,
            u"hit hits view views read readnum reads viewcnt viewcount readcount viewed pageview readed viewnum");
        add(&words, BoardColumn::Votes,
            u"recommend recom recomm vote votes voted like likes good score symph up upvote points reco rec recmd "
            u"votenum goodnum");
        add(&words, BoardColumn::Comments,
            u"comment comments reply replies cmt replynum commentcount replycount answers replycnt rcnt rep commentcnt "
            u"cmtcnt response responses repl replay");
        add(&words, BoardColumn::Category,
            u"cate category categories label prefix chip cat bracket ctg headtext horsehead flair node");
        add(&words, BoardColumn::LastReply, u"last lastpost lastreply latest freshness lastcomment lastposter");
        add(&words, BoardColumn::Files, u"file files attach attachment");
        return words;
    }();
    return vocabulary;
}

} // namespace

QList<BoardColumn> headerColumns(QStringView header)
{
    if (header.isEmpty() || header.size() > 60) return {};
    const Words &words = headerVocabulary();
    const QString whole = folded(header);
    if (const auto found = words.constFind(whole); found != words.constEnd()) return {*found};
    QList<BoardColumn> columns;
    QString part;
    for (qsizetype i = 0; i <= header.size(); ++i) {
        const QChar c = i < header.size() ? header[i] : QChar(u'/');
        if (c != u'/' && c != u'|' && c != u'·' && c != u'・' && c != u'(' && c != u'／') {
            part += c;
            continue;
        }
        if (const auto found = words.constFind(folded(part)); found != words.constEnd()) columns.append(*found);
        part.clear();
    }
    return columns;
}

QList<BoardColumn> labelColumns(QStringView label)
{
    if (label.isEmpty() || label.size() > 20) return {};
    const Words &words = headerVocabulary();
    QString word = folded(label);
    while (!word.isEmpty() && u".,·•"_s.contains(word.back()))
        word.chop(1);
    if (const auto found = words.constFind(word); found != words.constEnd()) return {*found};
    return {};
}

QList<BoardColumn> classColumns(QStringView classes)
{
    QList<BoardColumn> columns;
    const Words &words = classVocabulary();
    const QStringList found = classWords(classes);
    for (const QString &word : found) {
        const auto column = words.constFind(word);
        if (column != words.constEnd() && !columns.contains(*column)) columns.append(*column);
    }
    return columns;
}

bool isNoticeWord(QStringView text)
{
    if (text.isEmpty() || text.size() > 16) return false;
    static const QSet<QString> words{
        u"공지"_s,         u"공지사항"_s, u"전체공지"_s,      u"필독"_s,          u"알림"_s,        u"안내"_s,
        u"중요"_s,         u"일반공지"_s, u"중요공지"_s,      u"긴급"_s,          u"notice"_s,      u"notices"_s,
        u"announcement"_s, u"sticky"_s,   u"announcements"_s, u"announce"_s,      u"pinned"_s,      u"important"_s,
        u"お知らせ"_s,     u"告知"_s,     u"公告"_s,          u"公知"_s,          u"通知"_s,        u"置顶"_s,
        u"置頂"_s,         u"重要"_s,     u"固定"_s,          u"wichtig"_s,       u"ankündigung"_s, u"annonce"_s,
        u"anuncio"_s,      u"fijado"_s,   u"post-it"_s,       u"angepinnt"_s,     u"全局置顶"_s,    u"总置顶"_s,
        u"本版置顶"_s,     u"置底"_s,     u"top"_s,           u"announcement!"_s, u"featured"_s,    u"stickied"_s};
    return words.contains(folded(text));
}

bool isOpenMark(QStringView text)
{
    static const QSet<QString> marks{u"열람중"_s, u"열람"_s,   u"▶"_s,      u"▷"_s,       u"→"_s,      u"☞"_s,
                                     u"◆"_s,      u"보는중"_s, u"현재글"_s, u"reading"_s, u"閲覧中"_s, u"当前"_s};
    const bool arrows =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'»' || c == u'>'; });
    return arrows || marks.contains(folded(text));
}

} // namespace newsboard
