/* What the sheets have around their cells: print set-up, footer, protection, logo. Clauses 3.2 rule 7
 * and 3.4. */
#ifndef PAGE_H
#define PAGE_H

#include "report/workbook/model.h"

void page_set_up(const struct model *model, struct sheet *sheet);

/* On top of Read me and Summary, where the template has a logo. */
void page_put_logo(struct model *model);

#endif
