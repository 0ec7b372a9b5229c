#pragma once

#include <QByteArray>
#include <QFile>
#include <QSaveFile>
#include <QString>

namespace newsboard {

/// Where an export goes: a file that takes its place when it is whole and leaves nothing behind where it is not, or the
/// standard output. Used by one thread at a time.
class ExportFile {
public:
    /// An empty path means the standard output. What is no plain file (a pipe, a device) is written to directly.
    explicit ExportFile(const QString &path);
    Q_DISABLE_COPY_MOVE(ExportFile)

    /// False where it failed, now or before; reason() then says why.
    bool write(const QByteArray &bytes);
    bool commit();
    /// In the system's words.
    QString reason() const { return m_reason; }
    /// Nobody reads the standard output any more: nothing more needs to be written, and nothing went wrong.
    bool isLeft() const { return m_isLeft; }

private:
    bool open();
    bool fail(const QString &reason);
    bool print(const QByteArray &bytes);

    QString m_path;
    QSaveFile m_file;
    QFile m_device;
    bool m_isDevice = false;
    bool m_isOpen = false;
    bool m_isBroken = false;
    bool m_isLeft = false;
    QString m_reason;
};

} // namespace newsboard
