// SPDX-License-Identifier: GPL-3.0-or-later
// A mail server that takes a connection and says nothing: no other channel waits for it, and what was told as failed is not
// sent afterwards.

#include "models/notify/mail.h"
#include "tests/support/hostilepeer.h"
#include "tests/support/telling.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;
using Outcome = Delivery::Outcome;

namespace {

constexpr int kLimit = 20000; // ms

QByteArray mailChannel(const QByteArray &id, quint16 port, const QByteArray &deadline)
{
    return "- {id: " + id + ", kind: mail, host: 127.0.0.1, port: " + QByteArray::number(port) + ", encryption: none, from: qd@shop.example, to: ann@shop.example, deadline: " + deadline
        + "}\n";
}

// Takes every mail.
void takeMail(HostilePeer::Connection &c, std::atomic<int> &taken)
{
    c.write("220 here\r\n");
    for (const char *answer : {"250 here\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"}) { // EHLO, MAIL, RCPT, DATA
        if (c.readUntil("\r\n").empty())
            return;
        c.write(answer);
    }
    if (c.readUntil("\r\n.\r\n").empty())
        return;
    ++taken;
    c.write("250 kept\r\n");
    (void)c.readSome(); // QUIT
}

} // namespace

class TstHungChannels : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    flow::Reactor m_reactor;
    PlainSecrets m_secrets;

private slots:
    void mailServersThatHangKeepNoOtherWaiting()
    {
        std::atomic<int> taken = 0;
        HostilePeer silent([](HostilePeer::Connection &c) { c.waitForTheEnd(); });
        HostilePeer good([&taken](HostilePeer::Connection &c) { takeMail(c, taken); });
        QByteArray channels;
        for (int i = 0; i < 6; ++i)
            channels += mailChannel("hung" + QByteArray::number(i), silent.port(), "30s");
        channels += mailChannel("well", good.port(), "10s");
        Telling telling(m_reactor, m_secrets, channelsOf(channels), m_folder.filePath(u"several"_s));
        telling.post(noticeOf(u"k"_s));
        QTRY_COMPARE_WITH_TIMEOUT(silent.connections(), 6, kLimit);
        QTRY_COMPARE_WITH_TIMEOUT(telling.of(u"well"_s).size(), std::size_t(1), kLimit);
        QCOMPARE(telling.of(u"well"_s).front().outcome, Outcome::Accepted);
        QCOMPARE(telling.told.size(), std::size_t(1)); // long before the others are given up
    }

    void aMailWhoseTimeIsOverIsNotSent()
    {
        std::atomic<int> taken = 0;
        HostilePeer server([&taken](HostilePeer::Connection &c) { takeMail(c, taken); });
        const Channels channels = channelsOf(mailChannel("mail", server.port(), "10s"));
        MailSender sender(channels.all.constFirst(), SenderRoom{m_reactor, m_secrets, base::Clock::system(), {}});
        const Message message{noticeOf(u"k"_s), u"e"_s, {}, {}};
        const auto late = runTask(sender.send(message, m_reactor.now()));
        QVERIFY(late && late->outcome == Outcome::Later && !late->words.isEmpty());
        QCOMPARE(server.connections(), 0);
        const auto sent = runTask(sender.send(message, m_reactor.now() + 10s));
        QVERIFY(sent && sent->accepted());
        QCOMPARE(taken.load(), 1);
    }
};

QTEST_GUILESS_MAIN(TstHungChannels)
#include "tst_hungchannels.moc"
