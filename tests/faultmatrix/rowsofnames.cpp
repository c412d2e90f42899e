// SPDX-License-Identifier: GPL-3.0-or-later
// F8: the name service: no such name, silent, another address.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include "models/acts/dispatcher.h"
#include "models/postgres/session.h"
#include "tests/support/farhost.h"
#include "tests/support/runtask.h"

#include <QTemporaryDir>

#include <thread>

using postgres::ConnectionSettings;
using postgres::Session;
using watch::Condition;

namespace {

// Answers every question of the name service with "no such name".
class NoSuchName {
public:
    NoSuchName() : m_socket(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_port = htons(53);
        inet_pton(AF_INET, "127.0.0.53", &a.sin_addr);
        const timeval often{0, 20000};
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &often, sizeof often);
        if (bind(m_socket, reinterpret_cast<const sockaddr *>(&a), sizeof a) != 0)
            qFatal("no port for names");
        m_thread = std::thread([this] {
            while (!m_stop) {
                char text[512];
                sockaddr_in from{};
                socklen_t size = sizeof from;
                const auto n = recvfrom(m_socket, text, sizeof text, 0, reinterpret_cast<sockaddr *>(&from), &size);
                if (n < 12)
                    continue;
                text[2] = char(text[2] | char(0x80)); // an answer
                text[3] = char(0x83);                 // recursion available, no such name
                text[11] = 0;                         // nothing additional
                (void)sendto(m_socket, text, std::size_t(n), 0, reinterpret_cast<const sockaddr *>(&from), size);
            }
        });
    }
    ~NoSuchName()
    {
        m_stop = true;
        m_thread.join();
        ::close(m_socket);
    }

private:
    int m_socket;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

// A file of /etc as this process sees it.
class Etc {
public:
    explicit Etc(const QString &path) : m_file(m_folder.filePath(u"file"_s))
    {
        QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755)));
        set("\n");
        FarHost::run(u"mount"_s, {u"--bind"_s, m_file, path});
    }
    void set(const QByteArray &text) const
    {
        QFile f(m_file); // in place: it is mounted
        if (!f.open(QIODevice::WriteOnly) || f.write(text) != text.size())
            qFatal("no file");
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

void names(Stand &stand)
{
    FarHost far; // for its interface: a black hole needs one
    FarHost::ip({u"addr"_s, u"add"_s, u"10.213.8.1/24"_s, u"dev"_s, u"qdnear"_s});
    FarHost::addSilent(u"10.213.8.3"_s);
    const Etc hosts(u"/etc/hosts"_s), resolver(u"/etc/resolv.conf"_s), order(u"/etc/nsswitch.conf"_s);
    order.set("hosts: files dns\n");
    hosts.set("127.0.0.1 localhost shop.test\n");
    resolver.set("nameserver 10.213.8.3\n");
    PostgresServer &server = stand.server();

    // silent, and the name never worked: two seconds, off the engine's thread
    {
        flow::Reactor reactor;
        flow::BlockingPool pool(2);
        ConnectionSettings s("never.test", std::to_string(server.port()), "postgres", "watcher");
        s.tls = postgres::TlsMode::Disable;
        const auto began = std::chrono::steady_clock::now();
        const auto opened = runTask(Session::open({reactor, pool}, s, reactor.now() + 4s), 10s);
        const auto took = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - began);
        QVERIFY(opened && !*opened);
        QCOMPARE(opened->error().code, base::Errc::TimedOut);
        QCOMPARE(opened->error().text, std::string("the name service does not answer"));
        QVERIFY2(took >= 1900ms && took < 2400ms, qPrintable(QString::number(took.count())));
    }
    Watched w({databaseAt(u"shop.test"_s, server.port())});
    WITHIN(stand, w.up() && !w.snapshot()->facts.systemIdentifier.isEmpty(), 6s, w.error());
    const QString identifier = w.snapshot()->facts.systemIdentifier;
    const auto lose = [&server] { server.sql(u"select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'quarterdeck'"_s); };

    // silent, and it worked before: the last good address, marked
    hosts.set("127.0.0.1 localhost\n");
    auto lost = std::chrono::steady_clock::now();
    lose();
    WITHIN(stand, w.answeredSince(lost + 1s) && w.findings().contains(u"the name service does not answer: connected to the last known address, 127.0.0.1"_s), 8s, w.error() + w.findings());

    // no such name: said at once, with what it was before, and looked at again
    resolver.set("nameserver 127.0.0.53\n");
    {
        const NoSuchName service;
        lose();
        WITHIN(stand, w.condition() == Condition::Misconfigured, 8s, w.error());
        QVERIFY2(w.sentences().contains(u"The address of db cannot be found"_s), qPrintable(w.sentences()));
        QVERIFY2(w.snapshot()->status.error.remedy.find("Its address was 127.0.0.1 before.") != std::string::npos, w.snapshot()->status.error.remedy.c_str());
        QVERIFY(w.snapshot()->status.nextTry > std::chrono::steady_clock::now());
    }

    // another address leads to another server: it is said, and every act that was decided before is refused
    PostgresServer::Options o;
    o.port = server.port();
    o.settings << u"listen_addresses = '127.0.0.2'"_s;
    PostgresServer moved(o);
    QCOMPARE(moved.port(), server.port());
    moved.sql(u"create role watcher login in role pg_monitor"_s);
    moved.setHba({u"host all all 127.0.0.0/8 trust"_s});
    hosts.set("127.0.0.1 localhost\n127.0.0.2 shop.test\n");
    w.feed.retry(u"db"_s);
    WITHIN(stand, w.up() && w.snapshot()->facts.systemIdentifier != identifier, 8s, w.error());
    acts::Request request;
    request.act = u"session.cancel"_s;
    request.target = u"db"_s;
    request.systemIdentifier = identifier;
    const auto refusal = acts::Dispatcher::refusal(request, {acts::roleOf(u"operator"_s), w.snapshot()->facts.systemIdentifier});
    QVERIFY(refusal);
    QCOMPARE(refusal->code, base::Errc::Absent);
}

} // namespace

void addRowsOfNames(std::vector<Row> &rows)
{
    rows.push_back({"F8", "no such name, silent name service, another address", names, Row::Namespace, true});
}
