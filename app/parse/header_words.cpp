#include "app/parse/header_words.h"

#include "app/parse/text_map.h"

#include <QVarLengthArray>

#include <algorithm>
#include <string_view>

namespace newsboard {

namespace {

using Words = TextMap<QStringView, BoardColumn>;

/// `list` stays for ever: the words are views into it.
void add(Words *words, BoardColumn column, QStringView list)
{
    for (const QStringView word : qTokenize(list, u' '))
        words->insert_or_assign(word, column);
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
            u"댓글 댓글수 답글 덧글 코멘트 답변수 의견 comments comment replies reply answers answer posts responses "
            u"コメント "
            u"コメント数 回答 回答数 返信 返信数 レス レス数 書込数 書き込み数 書込み数 投稿数 回复 回覆 回复数 回應 "
            u"回应 回帖 "
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

/// A short text in lower case, without white space, brackets and sort arrows.
class Folded {
public:
    explicit Folded(QStringView text)
    {
        for (const QChar c : text) {
            if (!isOrnament(c)) m_text.append(c.toLower());
        }
    }

    QStringView view() const { return QStringView(m_text.data(), m_text.size()); }

private:
    static bool isOrnament(QChar c)
    {
        if (c.isSpace()) return true;
        if (c.isLetterOrNumber()) return false;
        return QStringView(u"▲▼↑↓△▽:：[]()【】「」|").contains(c);
    }

    QVarLengthArray<QChar, 64> m_text;
};

std::optional<BoardColumn> headerWord(QStringView text)
{
    const BoardColumn *found = find(headerVocabulary(), Folded(text).view());
    return found ? std::optional(*found) : std::nullopt;
}

using ClassVocabulary = TextMap<QByteArrayView, BoardColumn>;

void addClass(ClassVocabulary *words, BoardColumn column, std::string_view list)
{
    while (!list.empty()) {
        const size_t end = std::min(list.find(' '), list.size());
        words->insert_or_assign(QByteArrayView(list.data(), qsizetype(end)), column);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

const ClassVocabulary &classVocabulary()
{
    static const ClassVocabulary vocabulary = [] {
        ClassVocabulary words;
        addClass(&words, BoardColumn::Number, "num no number numb idx seq rownum articleno");
        addClass(&words, BoardColumn::Title, "title subject tit subj headline topictitle threadtitle titleline");
        addClass(&words, BoardColumn::Author,
                 "author writer nick nickname user username member poster starter name byline uname usernames owner");
        addClass(&words, BoardColumn::Date,
                 "date time datetime regdate day age wdate timeago timestamp posttime rdate created pubdate");
        addClass(&words, BoardColumn::Views,
                 "hit hits view views read readnum reads viewcnt viewcount readcount viewed pageview readed viewnum");
        addClass(&words, BoardColumn::Votes,
                 "recommend recom vote votes voted like likes good score up upvote points reco rec recmd "
                 "votenum goodnum");
        addClass(
            &words, BoardColumn::Comments,
            "comment comments reply replies cmt replynum commentcount replycount answers replycnt rcnt rep commentcnt "
            "cmtcnt response responses repl replay");
        addClass(&words, BoardColumn::Category,
                 "cate category categories label prefix chip cat bracket ctg headtext flair node");
        addClass(&words, BoardColumn::LastReply, "last lastpost lastreply latest freshness lastcomment lastposter");
        addClass(&words, BoardColumn::Files, "file files attach attachment");
        return words;
    }();
    return vocabulary;
}

constexpr QStringView kNoticePhrases[] = {u"공지",   u"필독",   u"重要", u"お知らせ",     u"固定",
                                          u"公告",   u"置顶",   u"置頂", u"announcement", u"notice",
                                          u"sticky", u"pinned", u"固顶", u"important"};

} // namespace

QList<BoardColumn> headerColumns(QStringView header)
{
    if (header.isEmpty() || header.size() > 60) return {};
    if (const auto whole = headerWord(header)) return {*whole};
    QList<BoardColumn> columns;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= header.size(); ++i) {
        const QChar c = i < header.size() ? header[i] : QChar(u'/');
        if (c != u'/' && c != u'|' && c != u'·' && c != u'・' && c != u'(' && c != u'／') continue;
        if (begin == 0 && i == header.size()) break;
        if (const auto part = headerWord(header.sliced(begin, i - begin))) columns.append(*part);
        begin = i + 1;
    }
    return columns;
}

std::optional<BoardColumn> labelColumn(QStringView label)
{
    if (label.isEmpty() || label.size() > 20) return {};
    const Folded folded(label);
    QStringView word = folded.view();
    while (!word.isEmpty() && QStringView(u".,·•").contains(word.back()))
        word.chop(1);
    const BoardColumn *found = find(headerVocabulary(), word);
    return found ? std::optional(*found) : std::nullopt;
}

ColumnSet classColumns(QByteArrayView classes)
{
    // Words are parted at white space, `-`, `_`, digits and changes from lower to upper case.
    ColumnSet columns;
    const ClassVocabulary &words = classVocabulary();
    QVarLengthArray<char, 64> word;
    bool lower = false;
    const auto take = [&] {
        if (word.isEmpty()) return;
        if (const BoardColumn *column = find(words, QByteArrayView(word.data(), word.size()))) columns.insert(*column);
        word.clear();
    };
    for (const char c : classes) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z') || (c & 0x80);
        if (!letter || (lower && upper)) take();
        if (letter) word.append(upper ? char(c + 32) : c);
        lower = letter && !upper;
    }
    take();
    return columns;
}

bool isNoticeWord(QStringView text)
{
    if (text.isEmpty() || text.size() > 16) return false;
    static const TextSet<QStringView> words{
        u"공지",          u"공지사항", u"전체공지", u"필독",      u"알림",          u"안내",         u"중요",
        u"일반공지",      u"중요공지", u"긴급",     u"notice",    u"notices",       u"announcement", u"sticky",
        u"announcements", u"announce", u"pinned",   u"important", u"お知らせ",      u"告知",         u"公告",
        u"公知",          u"通知",     u"置顶",     u"置頂",      u"重要",          u"固定",         u"wichtig",
        u"ankündigung",   u"annonce",  u"anuncio",  u"fijado",    u"post-it",       u"angepinnt",    u"全局置顶",
        u"总置顶",        u"本版置顶", u"置底",     u"top",       u"announcement!", u"featured",     u"stickied"};
    return words.contains(Folded(text).view());
}

bool announcesNotices(QStringView heading)
{
    if (heading.size() > 40) return false;
    const QString folded = heading.toString().toLower();
    return std::any_of(std::begin(kNoticePhrases), std::end(kNoticePhrases),
                       [&](QStringView phrase) { return folded.contains(phrase); });
}

bool isOpenMark(QStringView text)
{
    static const TextSet<QStringView> marks{u"열람중", u"열람",   u"▶",      u"▷",       u"→",      u"☞",
                                            u"◆",      u"보는중", u"현재글", u"reading", u"閲覧中", u"当前"};
    const bool arrows =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'»' || c == u'>'; });
    return arrows || (text.size() <= 12 && marks.contains(Folded(text).view()));
}

} // namespace newsboard
