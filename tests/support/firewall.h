#pragma once

#include <QByteArray>

namespace newsboard {

/// Counts the connections that this process opens over the internet's protocols, whichever library opens them. Linked
/// into a test program it stands in the way of `connect`.
class Firewall {
public:
    /// How many connections were opened since the program began.
    static int connections();
};

} // namespace newsboard
