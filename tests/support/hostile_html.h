#pragma once

#include <QByteArray>
#include <QList>

namespace newsboard {

/// A body of a page that tries something: to run, to load, to lead astray, to come out other than it went in.
struct HostileHtml {
    QByteArray name; ///< Class and number, e.g. `scheme 17`.
    QByteArray bytes;
    QByteArray contentType = "text/html; charset=utf-8";
};

/// All of them, several hundred, made class by class. Whatever one of them might ask for lies at `origin`
/// (`http://127.0.0.1:8000`), so that a server there can count what was asked; what one would run is `x()`.
QList<HostileHtml> hostileHtml(const QByteArray &origin);

} // namespace newsboard
