#include "tests/support/firewall.h"

#include <dlfcn.h>
#include <sys/socket.h>

#include <atomic>

namespace {

std::atomic<int> opened = 0;

} // namespace

/// Takes the C library's place for every library that the program loads.
extern "C" int connect(int descriptor, const sockaddr *address, socklen_t length)
{
    if (address && (address->sa_family == AF_INET || address->sa_family == AF_INET6)) ++opened;
    using Connect = int (*)(int, const sockaddr *, socklen_t);
    static const auto real = reinterpret_cast<Connect>(dlsym(RTLD_NEXT, "connect"));
    return real(descriptor, address, length);
}

namespace newsboard {

int Firewall::connections()
{
    return opened;
}

} // namespace newsboard
