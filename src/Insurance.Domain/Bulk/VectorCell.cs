namespace Insurance.Domain.Bulk;

/// <summary>A month of a line in one grade, before the grades are laid side by side; <c>default</c> charges nothing.</summary>
internal readonly record struct VectorCell
{
    private const int FactorBits = 32;
    private const int MostShift = 61;

    public bool Rated { get; init; }

    public int Floor { get; init; }

    public int Cap { get; init; }

    public Rate Rate { get; init; }

    public bool Yearly { get; init; }

    public Money Unit { get; init; }

    public RoundingMode Mode { get; init; }

    public int Fixed { get; init; }

    public int Least { get; init; }

    /// <summary>The grades side by side; null where no factor and shift of theirs round every base exactly.</summary>
    public static VectorSegment? Segment(ReadOnlySpan<VectorCell> grades, int after, int length)
    {
        var unit = Money.FromFen(1);
        RoundingMode? mode = null;
        foreach (var cell in grades)
        {
            if (!cell.Rated)
            {
                continue;
            }

            if (mode is not null && (mode, unit) != (cell.Mode, cell.Unit))
            {
                return null;
            }

            (mode, unit) = (cell.Mode, cell.Unit);
        }

        if (mode is RoundingMode.HalfEven or RoundingMode.Exact || unit.Fen > int.MaxValue)
        {
            return null;
        }

        var shift = MostShift;
        foreach (var cell in grades)
        {
            while (cell.Rated && cell.FactorFor(shift) >> FactorBits != 0)
            {
                shift--;
            }
        }

        foreach (var cell in grades)
        {
            if (cell.Rated && !cell.IsExact(shift))
            {
                return null;
            }
        }

        return new(after, length)
        {
            Floor = Table(grades, cell => cell.Floor),
            Cap = Table(grades, cell => cell.Cap),
            Factor = Table(grades, cell => cell.Rated ? unchecked((int)(uint)cell.FactorFor(shift)) : 0),
            Bias = mode switch
            {
                RoundingMode.HalfUp => 1UL << (shift - 1),
                RoundingMode.Up => (1UL << shift) - 1,
                _ => 0,
            },
            Shift = shift,
            Unit = (int)unit.Fen,
            Fixed = Table(grades, cell => cell.Fixed),
            Least = Table(grades, cell => cell.Least),
        };
    }

    /// <summary>What a fen of base comes to in rounding units, as a fraction.</summary>
    private (UInt128 Numerator, UInt128 Denominator) Fraction =>
        ((UInt128)Rate.Units, (UInt128)Rate.UnitsPerWhole * (UInt128)(Yearly ? GradeTable.MonthsPerYear : 1) * (UInt128)Unit.Fen);

    /// <summary>The fraction times a power of two, rounded to the side on which a whole result stays whole.</summary>
    private UInt128 FactorFor(int shift)
    {
        var (numerator, denominator) = Fraction;
        var scaled = numerator << shift;
        return Mode == RoundingMode.Up ? scaled / denominator : (scaled + denominator - 1) / denominator;
    }

    /// <summary>
    /// Whether base times factor, shifted, rounds every base through the cap as the fraction does. With the fraction p/q in lowest terms, the exact result is a multiple
    /// of 1/q, so it lies at least 1/q away from the next whole number, and at least 1/2q from the next half. The factor is off by e/q for some e below q,
    /// the result by cap x e / q x 2^-shift; so it is exact while cap x e stays below 2^shift, and cap x 2e where halves decide.
    /// </summary>
    private bool IsExact(int shift)
    {
        var (p, q) = Fraction;
        var common = Divisor(p, q);
        (p, q) = (p / common, q / common);
        var factor = FactorFor(shift);
        var off = Mode == RoundingMode.Up ? (p << shift) - (factor * q) : (factor * q) - (p << shift);
        return (UInt128)Cap * off * (UInt128)(Mode == RoundingMode.HalfUp ? 2 : 1) < (UInt128)1 << shift;
    }

    private static UInt128 Divisor(UInt128 a, UInt128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private static int[] Table(ReadOnlySpan<VectorCell> grades, Func<VectorCell, int> value)
    {
        var table = new int[VectorPlan.MostGrades];
        for (var g = 0; g < grades.Length; g++)
        {
            table[g] = value(grades[g]);
        }

        return table;
    }
}
