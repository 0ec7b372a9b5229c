#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <optional>

class QTcpSocket;

namespace newsboard {

/// What a request meets.
struct Response {
    enum class Fault : quint8 {
        None,
        CloseAtOnce,  ///< The connection ends without an answer.
        CloseMidBody, ///< Half of the body, then the end.
        NeverAnswer,  ///< Accepted, and silence.
        StopMidBody,  ///< Half of the body, and silence.
        EndlessBody,  ///< Goes on for as long as it is read.
        SlowDrip,     ///< A few bytes every 20 ms, never silent, never done.
        NoHttp,       ///< Bytes that are no answer at all.
    };

    int status = 200;
    QByteArray body;
    QByteArray contentType = "text/html; charset=utf-8";
    QList<std::pair<QByteArray, QByteArray>> headers;
    Fault fault = Fault::None;
    bool chunked = false;                 ///< Without a Content-Length, in chunks.
    std::optional<qint64> declaredLength; ///< A Content-Length other than the body's.

    static Response page(const QByteArray &html) { return withStatus(200, html); }
    /// A picture's file, with the label that the server gives it.
    static Response picture(const QByteArray &bytes, const QByteArray &label = "image/png")
    {
        return {.body = bytes, .contentType = label, .headers = {}, .declaredLength = {}};
    }
    static Response withStatus(int status, const QByteArray &html = {})
    {
        return {.status = status, .body = html, .headers = {}, .declaredLength = {}};
    }
    static Response redirect(const QByteArray &to, int status = 302)
    {
        return {.status = status, .body = {}, .headers = {{"Location", to}}, .declaredLength = {}};
    }
    static Response broken(Fault fault, const QByteArray &html = QByteArray(4000, 'x'))
    {
        return {.body = html, .headers = {}, .fault = fault, .declaredLength = {}};
    }
    /// Compressed as servers do.
    static Response gzipped(const QByteArray &html);
};

/// A real HTTP server on the loopback interface, in the event loop of its thread. Counts what it is asked. It can be
/// moved to another thread before it is asked anything; its answers are given out before that.
class FixtureServer : public QObject {
    Q_OBJECT

public:
    explicit FixtureServer(QObject *parent = nullptr);
    ~FixtureServer() override;

    /// `http://127.0.0.1:PORT` + path (with query).
    QUrl url(const QString &path = {}) const;
    /// What a path (with its query) is answered from now on. A path without a query also answers for every query.
    void route(const QString &path, const Response &response);
    /// What is answered where no route fits: by default 404.
    void routeOthers(std::function<Response(const QString &path)> answer);
    void clearRoutes();
    /// Down, connections to it are refused; up again, it answers on the same port.
    void setDown(bool down);

    /// An address that answers 404 and is not counted: once it has answered, what was sent before has been counted.
    QUrl uncounted() const;

    int requests() const { return int(m_log.size()); }
    /// Paths with queries, in the order they were asked for.
    const QList<QString> &log() const { return m_log; }
    /// The header block of the last request.
    QByteArray lastHeader() const { return m_lastHeader; }

    /// An address of this machine where nobody answers.
    static QUrl refusing();

private:
    void accept();
    void read(QTcpSocket *socket);
    Response answerTo(const QString &path) const;
    void send(QTcpSocket *socket, const Response &response);

    QTcpServer m_server{this};
    quint16 m_port = 0;
    QHash<QString, Response> m_routes;
    std::function<Response(const QString &)> m_others;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<QString> m_log;
    QByteArray m_lastHeader;
};

} // namespace newsboard
