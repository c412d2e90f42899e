// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

// One GET on loopback; head and body of the answer, empty when there is none.
inline std::string get(std::uint16_t port, const char *path)
{
    const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_port = htons(port);
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(s, reinterpret_cast<const sockaddr *>(&a), sizeof a) == 0) {
        const std::string request = std::string("GET ") + path + " HTTP/1.0\r\n\r\n";
        (void)!send(s, request.data(), request.size(), MSG_NOSIGNAL);
        char buffer[65536];
        for (ssize_t n; (n = recv(s, buffer, sizeof buffer, 0)) > 0;)
            answer.append(buffer, std::size_t(n));
    }
    close(s);
    return answer;
}

} // namespace bench
