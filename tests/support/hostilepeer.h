// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scripted TCP peer on a free loopback port: each connection runs the script in a thread of its own. Scripts
// use wait() instead of sleeping, so that the peer ends at once with the test.

#include <QtGlobal>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

class HostilePeer {
public:
    class Connection {
    public:
        Connection(HostilePeer &peer, int fd) : m_peer(peer), m_fd(fd) {}
        // What the client sends until the text appears in it; empty when it closes or the test ends.
        std::string readUntil(std::string_view end)
        {
            std::string got;
            while (got.find(end) == std::string::npos) {
                pollfd p{m_fd, POLLIN, 0};
                poll(&p, 1, 10);
                if (m_peer.m_stop)
                    return {};
                char buffer[4096];
                const auto n = p.revents ? recv(m_fd, buffer, sizeof buffer, MSG_DONTWAIT) : -1;
                if (n == 0)
                    return {};
                if (n > 0)
                    got.append(buffer, std::size_t(n));
            }
            return got;
        }
        // Whatever comes next; empty when it closes or the test ends.
        std::string readSome()
        {
            for (;;) {
                pollfd p{m_fd, POLLIN, 0};
                poll(&p, 1, 10);
                if (m_peer.m_stop)
                    return {};
                char buffer[4096];
                const auto n = p.revents ? recv(m_fd, buffer, sizeof buffer, MSG_DONTWAIT) : -1;
                if (n == 0)
                    return {};
                if (n > 0)
                    return std::string(buffer, std::size_t(n));
            }
        }
        // False when the client has gone or the test ends.
        bool write(std::string_view text)
        {
            while (!text.empty()) {
                pollfd p{m_fd, POLLOUT, 0};
                poll(&p, 1, 10);
                if (m_peer.m_stop || (p.revents & (POLLERR | POLLHUP)))
                    return false;
                const auto n = p.revents ? send(m_fd, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT) : 0;
                if (n < 0 && errno != EAGAIN)
                    return false;
                text.remove_prefix(std::size_t(std::max<ssize_t>(n, 0)));
            }
            return true;
        }
        bool wait(std::chrono::milliseconds d)
        {
            std::unique_lock lock(m_peer.m_mutex);
            return !m_peer.m_wake.wait_for(lock, d, [this] { return m_peer.m_stop.load(); });
        }
        void waitForTheEnd() { wait(std::chrono::hours(1)); }
        void reset() const
        {
            const linger hard{1, 0};
            setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        }

    private:
        HostilePeer &m_peer;
        int m_fd;
    };
    using Script = std::function<void(Connection &)>;

    explicit HostilePeer(Script script) : m_script(std::move(script)), m_listen(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof a;
        if (bind(m_listen, reinterpret_cast<const sockaddr *>(&a), size) != 0 || listen(m_listen, 64) != 0
            || getsockname(m_listen, reinterpret_cast<sockaddr *>(&a), &size) != 0)
            qFatal("hostile peer: no port");
        m_port = ntohs(a.sin_port);
        m_accept = std::thread([this] { run(); });
    }
    ~HostilePeer()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_all();
        m_accept.join();
        for (auto &t : m_threads)
            t.join();
        ::close(m_listen);
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void run()
    {
        while (!m_stop) {
            pollfd p{m_listen, POLLIN, 0};
            poll(&p, 1, 10);
            if (!p.revents)
                continue;
            const int fd = accept4(m_listen, nullptr, nullptr, SOCK_CLOEXEC);
            ++m_connections;
            m_threads.emplace_back([this, fd] {
                Connection c(*this, fd);
                m_script(c);
                ::close(fd);
            });
        }
    }
    Script m_script;
    int m_listen;
    quint16 m_port = 0;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_connections{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::thread m_accept;
    std::vector<std::thread> m_threads;
};
