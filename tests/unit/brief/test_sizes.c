/* A chart is drawn in any rectangle, on a page or alone in a file: no label collides or leaves it. */
#include "../check.h"

#include "layout_faults.h"
#include "opened.h"
#include "variants.h"

#include "report/brief/charts/chart.h"

#include <realrate/facts.h>

static const double sizes[][2] = {{220, 150}, {260, 200}, {340, 180}, {400, 300}, {560, 420}, {740, 380}};

#define N_OF(table) (sizeof(table) / sizeof *(table))

static void
draw_sizes(struct brief *brief, const struct chart *chart, size_t offer)
{
    struct canvas *canvas = brief->canvas;
    for (size_t i = 0; i < N_OF(sizes); i++) {
        const struct rect rect = {40, 40, sizes[i][0], sizes[i][1]};
        const char *name = arena_printf(brief->arena, "%s of offer %zu at %g x %g", chart->name, offer + 1,
                                        rect.width, rect.height);
        canvas_page_begin(canvas, name, NULL);
        canvas_panel(canvas, name, rect);
        const size_t n_before = canvas->n_boxes;
        chart_draw(brief, chart, view_alone(offer), rect);
        assert_true(canvas->n_boxes > n_before);
        canvas_page_end(canvas);
    }
}

static int
faults(struct variant_run *run)
{
    struct canvas canvas;
    struct font font;
    struct brief brief = brief_opened(&canvas, &font, &run->results, &run->facts,
                                      template_default(run->arena), run->arena, &run->diags);
    for (size_t i = 0; i < n_charts; i++)
        for (size_t offer = 0; offer < run->results.n_offers && offer < 2; offer++)
            if (chart_exists(&brief, charts[i], offer))
                draw_sizes(&brief, charts[i], offer);
    const int n_faults = layout_faults_boxes(&canvas);
    brief_closed(&brief);
    return n_faults;
}

static void
charts_fit_any_rectangle(void **state)
{
    (void)state;
    assert_int_equal(variants_faults(faults), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(charts_fit_any_rectangle)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
