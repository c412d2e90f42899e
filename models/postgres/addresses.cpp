// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/addresses.h"

#include <map>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <sys/socket.h>

namespace postgres {

namespace {

struct Book {
    std::mutex guard; // guards last
    std::map<std::string, std::string> last;
};

Book &book()
{
    static Book one;
    return one;
}

} // namespace

Addresses lookUp(const std::string &host)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    if (const int rc = getaddrinfo(host.c_str(), nullptr, &hints, &list); rc != 0)
        return {{}, gai_strerror(rc), rc == EAI_AGAIN};
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> keep(list, &freeaddrinfo);
    Addresses out;
    for (const addrinfo *a = list; a; a = a->ai_next) {
        char text[NI_MAXHOST] = {};
        if (getnameinfo(a->ai_addr, a->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0)
            out.found.emplace_back(text);
    }
    return out;
}

void rememberAddress(const std::string &host, const std::string &address)
{
    const std::lock_guard lock(book().guard);
    book().last[host] = address;
}

std::optional<std::string> lastAddress(const std::string &host)
{
    const std::lock_guard lock(book().guard);
    const auto it = book().last.find(host);
    if (it == book().last.end())
        return {};
    return it->second;
}

} // namespace postgres
