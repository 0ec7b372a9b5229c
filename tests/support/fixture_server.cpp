#include "tests/support/fixture_server.h"

#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const auto kUncounted = "/uncounted"_L1;

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
    }
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray inChunks(const QByteArray &body)
{
    constexpr qsizetype chunk = 700;
    QByteArray out;
    for (qsizetype at = 0; at < body.size(); at += chunk) {
        const QByteArray part = body.mid(at, chunk);
        out += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    }
    return out + "0\r\n\r\n";
}

} // namespace

Response Response::gzipped(const QByteArray &html)
{
    // What zlib makes (RFC 1950: 2 bytes, deflate, 4 bytes; Qt's own length of 4 bytes before it) as gzip (RFC 1952).
    const QByteArray deflated = qCompress(html, 9).sliced(6).chopped(4);
    Response response = page(QByteArray::fromHex("1f8b0800000000000003") + deflated + littleEndian(crc32(html)) +
                             littleEndian(quint32(html.size())));
    response.headers = {{"Content-Encoding", "gzip"}};
    return response;
}

QUrl FixtureServer::refusing()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost)) qFatal("no port to be refused at");
    return QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
}

FixtureServer::FixtureServer(QObject *parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FixtureServer::accept);
    if (!m_server.listen(QHostAddress::LocalHost)) qFatal("no port for the fixture server");
    m_port = m_server.serverPort();
}

FixtureServer::~FixtureServer()
{
    // Sockets die with the server; nothing of theirs may come back here.
    for (QTcpSocket *socket : m_buffers.keys())
        socket->disconnect(this);
}

QUrl FixtureServer::uncounted() const
{
    return url(kUncounted);
}

QUrl FixtureServer::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

void FixtureServer::route(const QString &path, const Response &response)
{
    m_routes.insert(path, response);
}

void FixtureServer::routeOthers(std::function<Response(const QString &)> answer)
{
    m_others = std::move(answer);
}

void FixtureServer::clearRoutes()
{
    m_routes.clear();
    m_others = {};
}

void FixtureServer::setDown(bool down)
{
    if (down)
        m_server.close();
    else if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the fixture server's port was taken");
}

void FixtureServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void FixtureServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    m_lastHeader = buffer.first(end);
    buffer = buffer.sliced(end + 4);
    const QList<QByteArray> words = m_lastHeader.first(std::max<qsizetype>(m_lastHeader.indexOf("\r\n"), 0)).split(' ');
    const QString path = words.size() > 1 ? QString::fromUtf8(words[1]) : u"/"_s;
    if (path != kUncounted) m_log.append(path);
    send(socket, answerTo(path));
}

Response FixtureServer::answerTo(const QString &path) const
{
    if (path == kUncounted) return Response::withStatus(404);
    if (const auto exact = m_routes.constFind(path); exact != m_routes.constEnd()) return *exact;
    const QString bare = path.section(u'?', 0, 0);
    if (const auto route = m_routes.constFind(bare); route != m_routes.constEnd()) return *route;
    return m_others ? m_others(path) : Response::withStatus(404, "<p>Not Found</p>");
}

void FixtureServer::send(QTcpSocket *socket, const Response &response)
{
    using Fault = Response::Fault;
    if (response.fault == Fault::NeverAnswer) return;
    if (response.fault == Fault::CloseAtOnce) {
        socket->abort();
        return;
    }
    if (response.fault == Fault::NoHttp) {
        socket->write("220 mail.example ESMTP\r\n\r\n");
        socket->disconnectFromHost();
        return;
    }
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + " Answer\r\nContent-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    if (response.fault == Fault::EndlessBody) {
        socket->write(head + "Connection: close\r\n\r\n");
        const QByteArray block(1024 * 1024, 'x');
        connect(socket, &QTcpSocket::bytesWritten, this, [socket, block] {
            if (socket->bytesToWrite() < 4 * block.size()) socket->write(block);
        });
        socket->write(block);
        return;
    }
    if (response.fault == Fault::SlowDrip) {
        socket->write(head + "Connection: close\r\n\r\n");
        auto *drip = new QTimer(socket);
        connect(drip, &QTimer::timeout, socket, [socket] { socket->write("drip "); });
        drip->start(20);
        return;
    }
    if (response.chunked) {
        socket->write(head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + inChunks(response.body));
        socket->disconnectFromHost();
        return;
    }
    head += "Content-Length: " + QByteArray::number(response.declaredLength.value_or(response.body.size())) +
            "\r\nConnection: close\r\n\r\n";
    const bool half = response.fault == Fault::CloseMidBody || response.fault == Fault::StopMidBody;
    socket->write(head + (half ? response.body.first(response.body.size() / 2) : response.body));
    if (response.fault != Fault::StopMidBody) socket->disconnectFromHost();
}

} // namespace newsboard
