using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>A statute or a national document with the provisions that are known of it.</summary>
public sealed class LawDocument
{
    internal LawDocument(string id, LocalizedText title)
    {
        Id = id;
        Title = title;
    }

    /// <summary>The id, such as <c>social-insurance-law</c>.</summary>
    public string Id { get; }

    /// <summary>The title.</summary>
    public LocalizedText Title { get; }

    /// <summary>The document number (文号); null for a statute, which goes by its title, and where nobody knows it.</summary>
    public string? Number { get; internal init; }

    /// <summary>Who issued it; null where nobody knows.</summary>
    public string? Issuer { get; internal init; }

    /// <summary>The issuer's own page, or null.</summary>
    public string? Page { get; internal init; }

    /// <summary>The date it bears, or null.</summary>
    public LocalDate? Issued { get; internal init; }

    /// <summary>The day on which it was public at the latest, or null.</summary>
    public LocalDate? PublishedBy { get; internal init; }

    /// <summary>The date of the amendment whose wording is given, or null.</summary>
    public LocalDate? Amended { get; internal init; }

    /// <summary>The first day of its force; null where it was not seen.</summary>
    public LocalDate? InForceFrom { get; internal init; }

    /// <summary>Where and how its text was read.</summary>
    public string ReadIn { get; internal init; } = "";

    /// <summary>Its provisions, in the order of the file.</summary>
    public ImmutableArray<LawProvision> Provisions { get; internal set; } = [];

    /// <summary>How a reader finds it: the number, else the title in Chinese in its marks.</summary>
    public string Citation => Number ?? $"《{Title.SimplifiedChinese}》";

    /// <summary>The citation.</summary>
    public override string ToString() => Citation;

    /// <summary>The source of some of its provisions, in their order: articles are named by number, other provisions by the document alone.</summary>
    internal Source SourceOf(params IReadOnlyList<LawProvision> provisions)
    {
        var articles = provisions.Where(provision => provision.IsArticle).Select(provision => $"第{provision.Id}条");
        return new Source(
            $"{Id}-{string.Join("-", provisions.Select(provision => provision.Id))}",
            Citation + string.Join("、", articles),
            Issuer,
            Page,
            PublishedBy,
            ReadIn);
    }
}
