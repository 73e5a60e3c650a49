#include <config.h>

#include "option_table.h"

#include <getopt.h>
#include <string.h>

#define FIRST_CODE 256 /* getopt's code of option_entries[0]: past every letter */
#define BARE_WORD  1   /* getopt's code of a word that is no option */

struct parse {
    struct settings *settings;
    struct arena *arena;
    struct diags *diags;
    const char *command;
    unsigned set;
    const struct option_entry *open_list; /* takes the bare words that follow; NULL: none does */
    bool after_unknown;                   /* they may be values of an option that was refused */
    bool seen[N_OPTIONS];
};

static void *
field_of(struct settings *settings, const struct option_entry *entry)
{
    return (unsigned char *)settings + entry->offset;
}

static void
words_add(struct arena *arena, struct words *words, const char *word)
{
    const char **item = ARENA_PUSH(arena, &words->items, &words->n, &words->capacity);
    *item = word;
}

static void __attribute__((format(printf, 2, 3))) refuse(struct parse *parse, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(parse->arena, format, args);
    va_end(args);
    diag_error(parse->diags, STATUS_USAGE, (struct place){0}, "%s", text);
}

static const char *
shown(struct parse *parse, const char *word)
{
    return diag_escape(parse->diags, word, strlen(word));
}

/* The names an option's value may have; NULL where any will do. */
static const char *const *
choices_of(const struct option_entry *entry, size_t *ret_n)
{
    *ret_n = 0;
    if (entry->names)
        return entry->names(ret_n);
    while (entry->choices && entry->choices[*ret_n])
        ++*ret_n;
    return entry->choices;
}

static int
check_choice(struct parse *parse, const struct option_entry *entry, const char *value)
{
    size_t n;
    const char *const *choices = choices_of(entry, &n);
    if (n == 0)
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(choices[i], value) == 0)
            return 0;
    }
    refuse(parse, "--%s is \"%s\", expected %s", entry->name, shown(parse, value),
           diag_choices(choices, n, parse->arena));
    return -1;
}

static void
take(struct parse *parse, const struct option_entry *entry, const char *value)
{
    bool *seen = &parse->seen[entry - option_entries];
    parse->open_list = NULL;
    parse->after_unknown = false;
    if (entry->kind == OPTION_LATER) {
        refuse(parse, "--%s is not supported yet", entry->name);
        return;
    }
    if (entry->kind == OPTION_FLAG) {
        bool *flag = field_of(parse->settings, entry);
        *flag = true;
        return;
    }
    if (value[0] == '\0') {
        refuse(parse, "--%s is empty", entry->name);
        return;
    }
    if (entry->kind == OPTION_LIST) {
        words_add(parse->arena, field_of(parse->settings, entry), value);
        parse->open_list = entry;
        return;
    }
    if (*seen)
        refuse(parse, "--%s is given twice", entry->name);
    *seen = true;
    const char **text = field_of(parse->settings, entry);
    if (check_choice(parse, entry, value) == 0)
        *text = value;
}

static void
take_bare(struct parse *parse, const char *word)
{
    if (parse->after_unknown)
        return;
    struct words *words =
        parse->open_list ? field_of(parse->settings, parse->open_list) : &parse->settings->operands;
    words_add(parse->arena, words, word);
}

/* The option that getopt stopped at, with the nearest name this command has. */
static void
refuse_unknown(struct parse *parse, const char *word)
{
    const char *known[N_OPTIONS];
    size_t n = 0;
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if (option_entries[i].set & parse->set)
            known[n++] = option_entries[i].name;
    }
    parse->open_list = NULL;
    parse->after_unknown = true;
    if (strncmp(word, "--", 2) != 0) {
        refuse(parse, "%s has no option \"-%c\"", parse->command,
               optopt >= 0x20 && optopt < 0x7F ? optopt : '?');
        return;
    }
    const char *name = arena_text(parse->arena, word + 2, strcspn(word + 2, "="));
    const char *nearest = diag_nearest(name, known, n);
    refuse(parse, "%s has no option \"--%s\"%s", parse->command, shown(parse, name),
           nearest ? arena_printf(parse->arena, "; did you mean --%s?", nearest) : "");
}

/* getopt's own tables, made from ours. */
struct getopt_tables {
    struct option longs[N_OPTIONS + 1];
    char letters[2 * N_OPTIONS + 3];
};

static void
make_tables(unsigned set, struct getopt_tables *ret)
{
    size_t n_longs = 0, n_letters = 0;
    *ret = (struct getopt_tables){0};
    ret->letters[n_letters++] = '-'; /* bare words come in order */
    ret->letters[n_letters++] = ':'; /* a missing value is told apart */
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const struct option_entry *entry = &option_entries[i];
        if (!(entry->set & set))
            continue;
        int has_value = entry->value ? required_argument : no_argument;
        ret->longs[n_longs++] = (struct option){entry->name, has_value, NULL, FIRST_CODE + (int)i};
        if (!entry->letter)
            continue;
        ret->letters[n_letters++] = entry->letter;
        if (entry->value)
            ret->letters[n_letters++] = ':';
    }
}

static const struct option_entry *
entry_of_code(int code, unsigned set)
{
    if (code >= FIRST_CODE)
        return &option_entries[code - FIRST_CODE];
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if (option_entries[i].set & set && option_entries[i].letter && option_entries[i].letter == code)
            return &option_entries[i];
    }
    return NULL;
}

static void
set_defaults(struct settings *settings, unsigned set)
{
    *settings = (struct settings){0};
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if (!(option_entries[i].set & set) || !option_entries[i].preset)
            continue;
        const char **text = field_of(settings, &option_entries[i]);
        *text = option_entries[i].preset;
    }
}

int
options_parse(int argc, char **argv, unsigned set, struct arena *arena, struct diags *diags,
              struct settings *ret)
{
    struct parse parse = {.settings = ret, .arena = arena, .diags = diags, .command = argv[0], .set = set};
    struct getopt_tables tables;
    size_t n_errors = diags->n_errors;
    int code;
    make_tables(set, &tables);
    set_defaults(ret, set);
    opterr = 0;
    while ((code = getopt_long(argc, argv, tables.letters, tables.longs, NULL)) != -1) {
        if (code == BARE_WORD)
            take_bare(&parse, optarg);
        else if (code == ':')
            refuse(&parse, "%s needs a value", shown(&parse, argv[optind - 1]));
        else if (code == '?')
            refuse_unknown(&parse, argv[optind - 1]);
        else
            take(&parse, entry_of_code(code, set), optarg);
    }
    while (optind < argc) /* after -- */
        take_bare(&parse, argv[optind++]);
    return diags->n_errors == n_errors ? 0 : -1;
}

void
options_print(FILE *stream, unsigned set)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const struct option_entry *entry = &option_entries[i];
        char name[32];
        if (!(entry->set & set) || entry->kind == OPTION_LATER)
            continue;
        snprintf(name, sizeof name, "--%s%s%s", entry->name, entry->value ? " " : "",
                 entry->value ? entry->value : "");
        if (entry->letter)
            fprintf(stream, "  -%c, %-22s %s", entry->letter, name, entry->help);
        else
            fprintf(stream, "      %-22s %s", name, entry->help);
        if (entry->preset)
            fprintf(stream, " (default: %s)", entry->preset);
        fputc('\n', stream);
    }
}
