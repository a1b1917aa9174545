namespace Insurance.Domain.Reconciliations;

/// <summary>Finds which of several lines together come to an amount.</summary>
internal static class Covering
{
    /// <summary>
    /// All of them, else the first few, else a single one; null where none of these does. More would be guessing: two lines that happen to
    /// sum to a third need not be its parts.
    /// </summary>
    public static Range? Of<T>(List<T> lines, Func<T, Money> amount, Money wanted)
    {
        var sum = Money.Zero;
        var first = 0;
        var single = -1;
        for (var index = 0; index < lines.Count; index++)
        {
            var own = amount(lines[index]);
            sum += own;
            first = first == 0 && sum == wanted ? index + 1 : first;
            single = single < 0 && own == wanted ? index : single;
        }

        return sum == wanted && lines.Count > 0 ? ..lines.Count
            : first > 0 ? ..first
            : single >= 0 ? single..(single + 1)
            : null;
    }

    /// <summary>The lines that are not covered, in order.</summary>
    public static IEnumerable<T> Rest<T>(List<T> lines, Range covered) =>
        lines.Take(covered.Start.Value).Concat(lines.Skip(covered.End.Value));
}
