using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using Insurance.Domain;
using Insurance.Domain.Certificates;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.ConsoleHost;

/// <summary>
/// Reads the texts of a call and keeps apart what does not parse (a wrong call) and what parses but is not allowed (a refusal). Reading
/// goes on after a mistake, so that all are told at once.
/// </summary>
internal sealed class Call(Answer answer)
{
    private readonly List<CallError> wrong = [];
    private readonly List<DomainError> refused = [];

    /// <summary>The options of this call that stand for others, by the names of those.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>();

    public bool Failed => wrong.Count > 0 || refused.Count > 0;

    /// <summary>Prints what failed: a wrong call before a refusal.</summary>
    public int Fail() => wrong.Count > 0
        ? answer.Called([.. wrong.Select(error => error with { Field = Renamed.GetValueOrDefault(error.Field, error.Field) })])
        : answer.Refuse([.. refused.Select(error => Renamed.TryGetValue(error.Field, out var field) ? error.About(field) : error)]);

    public void Wrong(string code, string field, string message) => wrong.Add(new CallError(code, field, message));

    public T? Allowed<T>(Result<T> result)
    {
        if (result.TryGet(out var value, out var errors))
        {
            return value;
        }

        refused.AddRange(errors);
        return default;
    }

    public int? Number(string field, string? text) => Parsed<int>(
        field,
        text,
        "a whole number",
        t => BigInteger.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (int)BigInteger.Clamp(number, int.MinValue, int.MaxValue) // too many for any year, but a number all the same
            : null);

    public LocalDate? Date(string field, string? text) => Parsed<LocalDate>(
        field,
        text,
        "a date such as 2023-09-28",
        ReadDate);

    public YearMonth? Month(string field, string? text) => Parsed<YearMonth>(
        field,
        text,
        "a month such as 2025-07",
        t => YearMonthPattern.Iso.Parse(t) is { Success: true, Value.Year: > 0 } month ? month.Value : null);

    /// <summary>An instant; one outside the years of the library is refused.</summary>
    public Instant? Moment(string field, string? text)
    {
        var moment = Parsed(field, text, "an instant with its offset, such as 2023-12-31T16:30Z or 2023-09-28T10:00:00+08:00", ReadMoment);
        if (moment is not { } read)
        {
            return null;
        }

        return ContributionYear.Read(read.Year).TryGet(out _, out var outside) ? read.ToInstant() : Refused(outside.Select(error => error.About(field)));
    }

    public Region? Region(string field, string? text) => Parsed<Region>(
        field,
        text,
        "a region code of six digits such as 500000",
        t => Domain.Region.TryParse(t, out var region) ? region : null);

    /// <summary>A scheme; a well-formed word that is no scheme is refused, not misread.</summary>
    public Scheme? Scheme(string field, string? text, string region)
    {
        if (text is null)
        {
            return null;
        }

        if (Spelling.TryRead<Scheme>(text, out var scheme))
        {
            return scheme;
        }

        if (text.Length is 0 or > 64 || text.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            Wrong("call.value", field, $"{Texts.Shown(text)} is not a scheme's id such as flexible-employment.");
            return null;
        }

        var known = TariffCatalog.Embedded.Histories.Where(history => history.Region.Code == region).Select(history => Spelling.Of(history.Scheme));
        refused.Add(DomainError.Of(ErrorCodes.Tariff.UnknownScheme, field, ("region", Texts.Clean(region)), ("scheme", text), ("schemes", string.Join(", ", known))));
        return null;
    }

    /// <summary>A declared base: floor, cap or an amount. What is no amount at all does not parse; half a fen is refused.</summary>
    public BaseChoice? Base(string field, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (BaseChoice.Read(text).TryGet(out var choice, out var errors))
        {
            return choice;
        }

        if (errors.Any(error => error.Code == ErrorCodes.Money.Format))
        {
            Wrong("call.value", field, $"{Texts.Shown(text)} is not floor, cap or an amount in yuan such as 5125.00.");
        }
        else
        {
            refused.AddRange(errors);
        }

        return null;
    }

    public Language Language(string field, string? text)
    {
        if (text is null)
        {
            return Domain.Language.English;
        }

        if (!Languages.TryParse(text, out var language))
        {
            Wrong("call.value", field, $"{Texts.Shown(text)} is none of {string.Join(", ", Languages.All.Select(known => known.Id()))}.");
        }

        return language;
    }

    /// <summary>The embedded catalogue with the files of the call added to it.</summary>
    public TariffCatalog Catalog(string field, string[]? files) => Catalog(field, files, out _);

    /// <summary>The embedded catalogue with the files of the call added to it, and those files.</summary>
    public TariffCatalog Catalog(string field, string[]? files, out IReadOnlyList<TariffHistory> added)
    {
        var catalog = TariffCatalog.Embedded;
        var read = new List<TariffHistory>();
        foreach (var file in files ?? [])
        {
            if (Bytes(field, file) is { } bytes && Allowed(TariffHistory.Read(bytes, OriginOf(file))) is { } history)
            {
                catalog = catalog.With(history);
                read.Add(history);
            }
        }

        added = read;
        return catalog;
    }

    /// <summary>Runs the worked examples of files; what does not come out is refused.</summary>
    public void Run(TariffCatalog catalog, IEnumerable<TariffHistory> files)
    {
        foreach (var history in files)
        {
            refused.AddRange(ExampleRun.Of(catalog, history));
        }
    }

    /// <summary>A tariff file by itself.</summary>
    public TariffHistory? File(string field, string file) =>
        Bytes(field, file) is { } bytes ? Allowed(TariffHistory.Read(bytes, OriginOf(file))) : null;

    /// <summary>A signer with the private key of a PEM file; the answer to a file without one shows nothing of it.</summary>
    public EcdsaCertificateSigner? Signer(string field, string? file, string keyId)
    {
        if (file is null || Bytes(field, file) is not { } bytes)
        {
            return null;
        }

        try
        {
            return EcdsaCertificateSigner.FromPem(keyId, Encoding.UTF8.GetString(bytes));
        }
        catch (ArgumentException)
        {
            Wrong("call.value", field, $"The file {Texts.Shown(file)} holds no private key on the curve P-256 in PEM.");
            return null;
        }
    }

    /// <summary>The name of the caller's file; one that is called as the files of the package are is told apart.</summary>
    private static string OriginOf(string file) => Path.GetFileName(file) switch
    {
        TariffHistory.EmbeddedOrigin => $"./{TariffHistory.EmbeddedOrigin}",
        { Length: > 0 } name => name,
        _ => file,
    };

    public byte[]? Bytes(string field, string file)
    {
        try
        {
            return System.IO.File.ReadAllBytes(Path.Combine(answer.Terminal.Directory, file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Wrong("call.file", field, $"The file {Texts.Shown(file)} cannot be read.");
            return null;
        }
    }

    private T? Parsed<T>(string field, string? text, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (text is null)
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            Wrong("call.value", field, $"{Texts.Shown(text)} is not {expected}.");
        }

        return value;
    }

    private static readonly OffsetDateTimePattern[] Moments =
    [
        OffsetDateTimePattern.ExtendedIso,
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"),
    ];

    private Instant? Refused(IEnumerable<DomainError> errors)
    {
        refused.AddRange(errors);
        return null;
    }

    /// <summary>A date; null where the text is none.</summary>
    public static LocalDate? ReadDate(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: > 0 } date ? date.Value : null;

    /// <summary>An instant with its offset; null where the text is none.</summary>
    public static OffsetDateTime? ReadMoment(string text)
    {
        foreach (var pattern in Moments)
        {
            if (pattern.Parse(text) is { Success: true } moment)
            {
                return moment.Value;
            }
        }

        return null;
    }
}
