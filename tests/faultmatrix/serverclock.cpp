// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library into a PostgreSQL server (LD_PRELOAD): its wall clock is off by the seconds that stand in the
// file of $QD_CLOCK, eight bytes, and follows them while it runs. Other clocks are left alone.

#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>

namespace {

std::int64_t offset()
{
    static const std::int64_t *seconds = [] {
        const char *file = std::getenv("QD_CLOCK");
        const int fd = file ? ::open(file, O_RDONLY | O_CLOEXEC) : -1;
        void *at = fd < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, fd, 0);
        return at == MAP_FAILED ? nullptr : static_cast<const std::int64_t *>(at);
    }();
    return seconds ? *static_cast<const volatile std::int64_t *>(seconds) : 0;
}

template <class F>
F real(const char *name)
{
    return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int gettimeofday(timeval *tv, void *zone) noexcept
{
    static const auto original = real<int (*)(timeval *, void *)>("gettimeofday");
    const int rc = original(tv, zone);
    tv->tv_sec += offset();
    return rc;
}

int clock_gettime(clockid_t clock, timespec *ts) noexcept
{
    static const auto original = real<int (*)(clockid_t, timespec *)>("clock_gettime");
    const int rc = original(clock, ts);
    if (clock == CLOCK_REALTIME)
        ts->tv_sec += offset();
    return rc;
}

time_t time(time_t *out) noexcept
{
    static const auto original = real<time_t (*)(time_t *)>("time");
    const time_t now = original(nullptr) + offset();
    if (out)
        *out = now;
    return now;
}
}
