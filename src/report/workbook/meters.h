/* The meters as fields of tables: their labels and what is counted, by their numbers in enum meter. */
#ifndef METERS_H
#define METERS_H

#define METER_LABEL_0 "Input"
#define METER_LABEL_1 "Cache write 5m"
#define METER_LABEL_2 "Cache write 1h"
#define METER_LABEL_3 "Cache read"
#define METER_LABEL_4 "Output"
#define METER_LABEL_5 "Web search"

#define METER_UNIT_0 "tokens"
#define METER_UNIT_1 "tokens"
#define METER_UNIT_2 "tokens"
#define METER_UNIT_3 "tokens"
#define METER_UNIT_4 "tokens"
#define METER_UNIT_5 "requests"

/* What a macro gives of each meter's number. */
#define EACH_METER(of) of(0), of(1), of(2), of(3), of(4), of(5)

#endif
