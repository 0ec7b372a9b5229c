#pragma once

#include "app/domain/ids.h"

#include <QDateTime>

class QSettings;

namespace newsboard {

/// When the comments of an article were last looked at, from one start of the program to the next: of the 500 articles
/// looked at last.
class LookMemory {
public:
    explicit LookMemory(QSettings &settings) : m_settings(settings) {}

    /// UTC; invalid where it is not known.
    QDateTime lastLook(Key article) const;
    void look(Key article, const QDateTime &now);

private:
    QSettings &m_settings;
};

} // namespace newsboard
