/* These loops are what reading spends much of its time in. */
#if defined(__OPTIMIZE__) && defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3")
#endif

#include "scan_avx2.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

bool
scan_avx2_is_there(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("popcnt");
}

/* 64 bytes. */
struct halves {
    __m256i low, high;
};

AVX2 static inline struct halves
load(const char *text)
{
    return (struct halves){_mm256_loadu_si256((const __m256i_u *)(const void *)text),
                           _mm256_loadu_si256((const __m256i_u *)(const void *)(text + 32))};
}

AVX2 static inline uint64_t
mask(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

AVX2 static inline uint64_t
equal(struct halves bytes, char c)
{
    __m256i wanted = _mm256_set1_epi8(c);
    return mask(_mm256_cmpeq_epi8(bytes.low, wanted), _mm256_cmpeq_epi8(bytes.high, wanted));
}

AVX2 static inline uint64_t
either(struct halves bytes, char a, char b)
{
    __m256i first = _mm256_set1_epi8(a), second = _mm256_set1_epi8(b);
    return mask(_mm256_or_si256(_mm256_cmpeq_epi8(bytes.low, first), _mm256_cmpeq_epi8(bytes.low, second)),
                _mm256_or_si256(_mm256_cmpeq_epi8(bytes.high, first), _mm256_cmpeq_epi8(bytes.high, second)));
}

/* The bit `place` of each byte, 7 the highest. */
AVX2 static inline uint64_t
bits(struct halves bytes, int place)
{
    const __m128i shift = _mm_cvtsi32_si128(7 - place);
    return mask(_mm256_sll_epi16(bytes.low, shift), _mm256_sll_epi16(bytes.high, shift));
}

/* Of the bytes C0, C1, E0, ED and F0 on, only the scalar look at each character judges. */
AVX2 static inline struct scan_usual
find_usual(struct halves bytes, uint64_t high)
{
    const uint64_t sixth = bits(bytes, 6), fifth = bits(bytes, 5), fourth = bits(bytes, 4);
    const uint64_t leads = high & sixth, rest = either(bytes, '\xC0', '\xC1') | either(bytes, '\xE0', '\xED');
    return (struct scan_usual){.is_all = (rest | (leads & fifth & fourth)) == 0,
                               .leads_two = leads & ~fifth,
                               .leads_three = leads & fifth,
                               .follows = high & ~sixth};
}

AVX2 void
scan_avx2_text(struct scan *scan, const char *text, size_t len, char delimiter)
{
    struct scan_state state = scan_start;
    for (size_t i = 0; i < scan->n_words; i++) {
        struct halves bytes = load(text + 64 * i);
        struct scan_block block = {
            .quote = equal(bytes, '"'),
            .delimiter = equal(bytes, delimiter),
            .newline = equal(bytes, '\n'),
            .blank = either(bytes, ' ', '\t'),
            .high = mask(bytes.low, bytes.high),
        };
        block.blank &= ~block.delimiter;
        if (block.high)
            block.usual = find_usual(bytes, block.high);
        if (either(bytes, '\0', '\r')) { /* seldom */
            block.cr = equal(bytes, '\r');
            block.nul = equal(bytes, '\0');
        }
        if (len - 64 * i < 64)
            scan_cut(&block, len - 64 * i);
        scan_step(&state, &block, text + 64 * i, len - 64 * i, scan, i);
    }
}

AVX2 size_t
scan_avx2_list(const struct scan *scan, size_t *word, size_t n_most, uint32_t *ret_list)
{
    return scan_list_words(scan, word, n_most, ret_list);
}

/* The sum of 32 counts of a byte each. */
AVX2 static inline uint64_t
sum(__m256i counts)
{
    __m256i sums = _mm256_sad_epu8(counts, _mm256_setzero_si256());
    return (uint64_t)_mm256_extract_epi64(sums, 0) + (uint64_t)_mm256_extract_epi64(sums, 1) +
           (uint64_t)_mm256_extract_epi64(sums, 2) + (uint64_t)_mm256_extract_epi64(sums, 3);
}

AVX2 size_t
scan_avx2_count(const char *text, size_t len, struct scan_tally *tally)
{
    const __m256i quote = _mm256_set1_epi8('"'), newline = _mm256_set1_epi8('\n');
    size_t at = 0;
    while (len - at >= 32) {
        size_t n = (len - at) / 32 < 255 ? (len - at) / 32 : 255; /* as many as a byte counts */
        __m256i quotes = _mm256_setzero_si256(), newlines = quotes;
        for (; n > 0; n--, at += 32) {
            __m256i bytes = _mm256_loadu_si256((const __m256i_u *)(const void *)(text + at));
            quotes = _mm256_sub_epi8(quotes, _mm256_cmpeq_epi8(bytes, quote));
            newlines = _mm256_sub_epi8(newlines, _mm256_cmpeq_epi8(bytes, newline));
        }
        tally->n_quotes += sum(quotes);
        tally->n_newlines += sum(newlines);
    }
    return at;
}

#else

bool
scan_avx2_is_there(void)
{
    return false;
}

void
scan_avx2_text(struct scan *scan, const char *text, size_t len, char delimiter)
{
    (void)scan, (void)text, (void)len, (void)delimiter;
}

size_t
scan_avx2_list(const struct scan *scan, size_t *word, size_t n_most, uint32_t *ret_list)
{
    return scan_list_words(scan, word, n_most, ret_list);
}

size_t
scan_avx2_count(const char *text, size_t len, struct scan_tally *tally)
{
    (void)text, (void)len, (void)tally;
    return 0;
}

#endif
