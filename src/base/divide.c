#include "divide.h"

#include <stdbool.h>

int128
divide_half_even(int128 a, int128 b)
{
    int128 whole = a / b, twice_rest = a % b * 2;
    bool is_odd = whole % 2 != 0;
    if (twice_rest > b || (twice_rest == b && is_odd))
        return whole + 1;
    if (twice_rest < -b || (twice_rest == -b && is_odd))
        return whole - 1;
    return whole;
}
