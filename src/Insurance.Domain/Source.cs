using System.Text.Json.Serialization;
using NodaTime;

namespace Insurance.Domain;

/// <summary>
/// Where a figure or a rule comes from. At least one of document number, page, issuer and note is there; what nobody knows is null.
/// </summary>
/// <param name="Id">The key under which the data file lists it.</param>
/// <param name="Document">The document number (文号), such as 渝医保发〔2022〕27号.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Page">The issuer's own page.</param>
/// <param name="PublishedBy">The day on which it was public at the latest.</param>
/// <param name="Note">What the reader should know, such as how the text was read.</param>
[JsonConverter(typeof(RootJsonConverter))]
public sealed record Source(string Id, string? Document, string? Issuer, string? Page, LocalDate? PublishedBy, string? Note)
{
    /// <summary>The shortest text by which a reader finds it: the document number, else the issuer with the note, else the page.</summary>
    public string Citation => Document ?? (Issuer, Note, Page) switch
    {
        ({ } issuer, { } note, _) => $"{issuer}: {note}",
        (null, { } note, _) => note,
        ({ } issuer, null, { } page) => $"{issuer}: {page}",
        ({ } issuer, null, null) => issuer,
        (null, null, { } page) => page,
        _ => Id,
    };

    /// <summary>The citation.</summary>
    public override string ToString() => Citation;
}
