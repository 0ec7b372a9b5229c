#include "app/usecases/export_file.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdio>

namespace newsboard {

ExportFile::ExportFile(const QString &path) : m_path(path), m_file(path), m_device(path)
{
    const QFileInfo info(path);
    m_isDevice = info.exists() && !info.isFile() && !info.isDir();
}

bool ExportFile::write(const QByteArray &bytes)
{
    if (m_isBroken || bytes.isEmpty()) return !m_isBroken;
    if (m_path.isEmpty()) return print(bytes);
    if (!open()) return false;
    QFileDevice &file = m_isDevice ? static_cast<QFileDevice &>(m_device) : m_file;
    return file.write(bytes) == bytes.size() || fail(file.errorString());
}

bool ExportFile::commit()
{
    if (m_isBroken) return false;
    if (m_path.isEmpty()) return true; // Every piece was flushed.
    if (!open()) return false;         // An empty file is one, too.
    if (m_isDevice) return m_device.flush() || fail(m_device.errorString());
    // QSaveFile does not notice where the last of its buffer cannot be written.
    return (m_file.flush() && m_file.commit()) || fail(m_file.errorString());
}

bool ExportFile::open()
{
    if (m_isOpen) return true;
    QFileDevice &file = m_isDevice ? static_cast<QFileDevice &>(m_device) : m_file;
    m_isOpen = file.open(QIODevice::WriteOnly);
    return m_isOpen || fail(file.errorString());
}

bool ExportFile::fail(const QString &reason)
{
    m_isBroken = true;
    m_reason = reason;
    return false;
}

bool ExportFile::print(const QByteArray &bytes)
{
    const bool isWritten = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size()) &&
                           std::fflush(stdout) == 0;
    if (isWritten) return true;
    m_isLeft = errno == EPIPE;
    return fail(qt_error_string(errno));
}

} // namespace newsboard
