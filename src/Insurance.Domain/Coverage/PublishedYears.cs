using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Coverage;

/// <summary>Says for which years a rule is published.</summary>
internal static class PublishedYears
{
    private const string None = "-";

    /// <summary>The years of some terms, such as <c>2022..2024, 2026</c>.</summary>
    public static string Of(IEnumerable<Term> terms)
    {
        var spans = FeePeriod.Spanning(terms.SelectMany(term => term.For.EachMonth()));
        return spans.IsEmpty
            ? None
            : string.Join(", ", spans.Select(span => span.From.Year == span.Through.Year ? $"{span.From.Year}" : $"{span.From.Year}..{span.Through.Year}"));
    }

    /// <summary>The terms of a kind in a file; none where there is no file.</summary>
    public static IReadOnlyList<TTerm> TermsOf<TTerm>(TariffCatalog catalog, Region region, Scheme scheme)
        where TTerm : Term => catalog.Find(region, scheme).TryGet(out var history, out _) ? [.. history.Terms.All.OfType<TTerm>()] : [];
}
