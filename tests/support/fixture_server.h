#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

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
    };

    int status = 200;
    QByteArray body;
    QByteArray contentType = "text/html; charset=utf-8";
    QList<std::pair<QByteArray, QByteArray>> headers;
    Fault fault = Fault::None;

    static Response page(const QByteArray &html) { return {200, html, "text/html; charset=utf-8", {}, Fault::None}; }
    static Response withStatus(int status, const QByteArray &html = {})
    {
        return {status, html, "text/html; charset=utf-8", {}, Fault::None};
    }
    static Response redirect(const QByteArray &to, int status = 302)
    {
        return {status, {}, "text/html", {{"Location", to}}, Fault::None};
    }
    static Response broken(Fault fault, const QByteArray &html = QByteArray(4000, 'x'))
    {
        return {200, html, "text/html", {}, fault};
    }
};

/// A real HTTP server on the loopback interface, in the event loop of its thread. Counts what it is asked.
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

    int requests() const { return int(m_log.size()); }
    /// Paths with queries, in the order they were asked for.
    const QList<QString> &log() const { return m_log; }
    /// The header block of the last request.
    QByteArray lastHeader() const { return m_lastHeader; }

private:
    void accept();
    void read(QTcpSocket *socket);
    Response answerTo(const QString &path) const;
    void send(QTcpSocket *socket, const Response &response);

    QTcpServer m_server;
    QHash<QString, Response> m_routes;
    std::function<Response(const QString &)> m_others;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<QString> m_log;
    QByteArray m_lastHeader;
};

} // namespace newsboard
