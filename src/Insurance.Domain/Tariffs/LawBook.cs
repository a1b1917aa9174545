using System.Collections.Immutable;
using System.Globalization;
using Insurance.Domain.Tariffs.Reading;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// The articles of statutes and the rules of national documents that contributions rest on, each a source that anything can cite.
/// Immutable.
/// </summary>
public sealed class LawBook
{
    private static readonly Lazy<LawBook> LazyEmbedded = new(() => Read(EmbeddedData.Read("law.json")).Value);

    internal LawBook(ImmutableArray<LawDocument> documents, ImmutableArray<LawRule> rules)
    {
        Documents = documents;
        Rules = rules;
    }

    /// <summary>The file inside the package.</summary>
    public static LawBook Embedded => LazyEmbedded.Value;

    /// <summary>Reads a law file, or says everything that is wrong in it, each with path and line.</summary>
    public static Result<LawBook> Read(ReadOnlySpan<byte> utf8) => LawReader.Read(utf8);

    /// <summary>Reads a law file from a stream, which stays open and is read to its end or just beyond <see cref="TariffHistory.MaxFileBytes"/>.</summary>
    public static Result<LawBook> Read(Stream stream) => Read(BoundedStream.Read(stream, TariffHistory.MaxFileBytes));

    /// <summary>The documents, in the order of the file.</summary>
    public ImmutableArray<LawDocument> Documents { get; }

    /// <summary>The rules that the library applies by statute.</summary>
    public ImmutableArray<LawRule> Rules { get; }

    /// <summary>That whoever pays as an individual has no employer who pays; refusals cite it.</summary>
    internal static Source WithoutEmployer => Embedded.Rules.First(rule => rule.Id == "without-employer").Source;

    /// <summary>The document of an id, or the refusal <c>law.unknown-document</c>.</summary>
    public Result<LawDocument> Document(string id) => Documents.FirstOrDefault(document => document.Id == id) is { } document
        ? document
        : DomainError.Of(
            ErrorCodes.Law.UnknownDocument,
            "document",
            ("document", JsonNode.Shown(id)),
            ("documents", string.Join(", ", Documents.Select(known => known.Id))));

    /// <summary>
    /// An article of a statute, such as 23 of <c>social-insurance-law</c>, or <c>law.unknown-document</c> or <c>law.unknown-provision</c>: the
    /// book does not hold every article, and one that it does not hold may exist.
    /// </summary>
    public Result<LawProvision> Article(string document, int number) => Provision(document, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>An article or a named rule of a document, or <c>law.unknown-document</c> or <c>law.unknown-provision</c>.</summary>
    public Result<LawProvision> Provision(string document, string id)
    {
        if (!Document(document).TryGet(out var found, out var unknown))
        {
            return unknown;
        }

        return found.Provisions.FirstOrDefault(provision => provision.Id == id) is { } known
            ? known
            : DomainError.Of(
                ErrorCodes.Law.UnknownProvision,
                "provision",
                ("document", found.Id),
                ("provision", JsonNode.Shown(id)),
                ("provisions", string.Join(", ", found.Provisions.Select(provision => provision.Id))));
    }

    /// <summary>
    /// The provision by which somebody in arrears owes a surcharge on a day (滞纳金), or null where none is known to be in force. For an
    /// insured person there is none.
    /// </summary>
    public LawProvision? SurchargeOn(LawAddressee addressee, LocalDate day) => Documents
        .SelectMany(document => document.Provisions)
        .FirstOrDefault(provision => provision.SurchargeADay is not null
            && provision.GivesWayTo is null
            && provision.Addressee == addressee
            && provision.InForceFrom <= day);
}
