// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The long memory of figures on this workstation: 10 s for 2 days, 1 min for 14 days, 10 min for 90 days, with
// minimum, average, maximum and count, in at most Limits::bytes. A folder of files that are each written once:
//   NAME.journal   what was measured in the hour that is not over, a checked record a flush
//   NAME.segment   an hour at 10 s, half a day at 1 min or four days at 10 min of every series (segment.h)
//   series.names   what there is (seriesnames.h)
//   targets.renamed  which id a target had before (renames.h)
// When an hour is over its journal becomes a segment; when half a day is over its hours become a segment of minutes,
// and so on. A segment names those it sums up, so each is summed up exactly once, whatever was interrupted. What no
// segment of a level sums up yet is read from the finer level. Every step is redone after a crash, none is half done.
//
// Why not rings of fixed slots: 14 bytes a bucket are 3.5 GB for 5,000 series, and 5,000 slots at 5,000 places each
// 10 s write 20 MB for 90 KB of figures. Here a flush is one write, and a series stands together in its segment.
//
// Time is UTC. A clock that is set forward leaves a hole; one that is set back writes the same hours again, and both
// are read together. Nothing is dropped by age until the clock has agreed with the monotonic one for ten minutes
// (a sleeping computer starts them anew), so that a wrong start of the day costs nothing.
// Over the bound the level goes shorter that is longest for its plan, oldest segment first. What is damaged is moved
// aside to NAME.damaged and named, never deleted; it counts as used.
//
// One program keeps it at a time; several share it through sharedarchive.h.
// One writer's thread calls everything but read(), known() and rename(), which any thread may. All but rename() block on the disk.

#include "models/history/floordiv.h"
#include "models/history/hourcells.h"
#include "models/history/journal.h"
#include "models/history/renames.h"
#include "models/history/seriesnames.h"

#include <atomic>
#include <map>
#include <mutex>
#include <unordered_map>

namespace history {

struct PastBucket { // as Bucket, on the calendar
    base::WallTime start{};
    Stat stat;
};

class Archive {
public:
    struct Limits {
        std::uint64_t bytes = 2'000'000'000;
        int series = 10'000;
    };

    [[nodiscard]] static base::Result<std::unique_ptr<Archive>> open(const QString &folder, Limits limits,
                                                                     const base::Clock &clock);
    // The same; null while another program keeps it.
    [[nodiscard]] static base::Result<std::unique_ptr<Archive>> openUnlessKept(const QString &folder, Limits limits, const base::Clock &clock);
    // As it lies there, beside the program that keeps it. Changes nothing and takes no lock; what is damaged, or is being
    // replaced at that moment, is left out. Of what follows read(), known(), rename() and lookAgain() are for it.
    [[nodiscard]] static base::Result<std::unique_ptr<Archive>> openToRead(const QString &folder, const base::Clock &clock);
    ~Archive();
    // What came since: reads on where the look before ended. Error: the folder is gone, and what was read stays.
    base::Result<void> lookAgain();

    void add(const ArchiveKey &key, base::WallTime at, double value);
    // What another program saw of one bucket of 10 s (seconds / 10): what is known of it is completed, nothing is counted twice.
    // Of more than a day ago nothing is taken. Costs least right after a flush.
    void complete(std::int64_t bucket, const QHash<ArchiveKey, Stat> &seen);
    // From now on the figures of `to` go on where those of `from` end. On disk with the next flush.
    void rename(const QString &scope, const QString &from, const QString &to);
    void rename(Rename rename) { m_renames.add(std::move(rename)); } // one that is known does nothing
    // Each 10 s or so: writes the buckets that are over, then does what has become due. Whatever could not be written
    // stays in memory and is tried again. The error is the first one.
    base::Result<void> flush();
    // Whether nothing waits for the disk any more of this bucket (seconds / 10), or of renames.
    [[nodiscard]] bool isWritten(std::int64_t bucket) const { return !m_pending.contains(bucket); }
    [[nodiscard]] bool renamesAreWritten() const { return !m_renames.changed(); }
    // At the end: also the bucket that is not over. Starts no lengthy work.
    base::Result<void> close();
    void interrupt() { m_interrupted = true; } // any thread: lengthy work is left for the next time
    [[nodiscard]] QStringList takeDamaged(); // sentences about what was moved aside since the last call

    // At most `buckets` buckets of one width that cover [from, to), holes included, edges on multiples of the width,
    // from the coarsest level that still resolves the range. Empty: nothing is known of that time.
    [[nodiscard]] std::vector<PastBucket> read(const ArchiveKey &key, base::WallTime from, base::WallTime to, int buckets) const;
    [[nodiscard]] QList<ArchiveKey> known() const;
    [[nodiscard]] std::uint64_t bytes() const; // of all files of the folder that are the archive's

private:
    struct Head { // an hour that is not over
        SegmentName name;
        std::optional<Journal> journal; // none: it could not be begun
        std::unordered_map<SeriesId, HourCells> cells;
        bool damaged = false; // its journal is
        std::uint64_t readTo = 0; // bytes of its journal, where another program keeps it
    };
    struct Kept {
        std::shared_ptr<const Segment> segment;
        bool summedUp = false; // by a segment of the next level
    };
    struct Open {
        std::int64_t bucket = 0;
        Stat stat;
    };

    Archive(const QString &folder, Limits limits, const base::Clock &clock);
    base::Result<void> load();
    void loadJournal(const SegmentName &name);
    void aside(const QString &path);
    void readOn(const SegmentName &name, std::uint64_t size);
    [[nodiscard]] std::shared_ptr<const Segment> segmentAsBefore(const SegmentName &name, std::uint64_t size) const;
    [[nodiscard]] std::optional<SeriesId> noted(const ArchiveKey &key, std::int64_t at); // seconds; none: there are too many, and it says so
    [[nodiscard]] QString pathOf(const QString &file) const { return m_folder + u'/' + file; }
    [[nodiscard]] std::int64_t now() const;

    void closeBuckets(bool all);
    void writePending();
    [[nodiscard]] Head &headOf(std::int64_t bucket);
    static void take(Head &head, std::int64_t bucket, const JournalEntry &entry);
    [[nodiscard]] Stat knownOf(SeriesId id, std::int64_t bucket, std::vector<Stat> &cells) const; // of what journals and segments have

    void sealHeads();
    [[nodiscard]] bool seal(Head &head);
    void sumUp(std::uint32_t level);
    [[nodiscard]] bool sumUpSpan(const SegmentName &name, const std::vector<std::shared_ptr<const Segment>> &sources);
    void dropOld();
    void dropSegment(std::size_t index);
    void keep(std::shared_ptr<const Segment> segment);
    void markSummedUp();
    [[nodiscard]] std::uint32_t nextRound(std::uint32_t level, std::int64_t span) const;
    [[nodiscard]] base::Result<void> makeRoom(std::uint64_t more);
    [[nodiscard]] base::Result<void> write(const SegmentName &name, const SegmentBuilder &builder);
    void saveNames();
    void saveRenames();
    void trouble(base::Error error);

    // A stretch of a series that lies under one id.
    struct Piece {
        SeriesId id = 0;
        std::int64_t from = 0, to = 0; // seconds
    };
    [[nodiscard]] std::vector<Piece> piecesOf(const ArchiveKey &key) const;
    // What read() needs, taken in one go.
    struct View {
        std::vector<Kept> kept;
        std::vector<std::pair<std::int64_t, Stat>> fresh; // seconds, of the hours that are not over
        std::array<std::int64_t, kArchiveLevels.size()> oldest{};
    };
    [[nodiscard]] View viewOf(const std::vector<Piece> &pieces) const;

    const QString m_folder;
    const Limits m_limits;
    const base::Clock &m_clock;
    FileHandle m_lock;
    std::unordered_map<SeriesId, Open> m_open; // the bucket that is not over, of each series
    std::map<std::int64_t, std::vector<JournalEntry>> m_pending;   // over, not in a journal yet
    std::size_t m_pendingEntries = 0;
    int m_flushes = 0;
    std::chrono::nanoseconds m_offset{}; // wall minus monotonic
    base::TimePoint m_steadySince{};
    base::TimePoint m_nextNames{};
    base::TimePoint m_nextUpkeep{}; // later after a write that was refused
    std::optional<base::Error> m_trouble; // first of this flush
    QStringList m_damaged;
    std::atomic_bool m_interrupted = false;
    Renames m_renames;

    mutable std::mutex m_guard; // guards what follows; only the writer changes it
    std::map<SegmentName, Head> m_heads;
    std::vector<Kept> m_kept; // by name
    SeriesNames m_names;
    std::uint64_t m_asideBytes = 0;
};

} // namespace history
