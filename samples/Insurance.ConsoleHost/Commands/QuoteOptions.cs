using System.CommandLine;

namespace Insurance.ConsoleHost.Commands;

/// <summary>What a quote asks for, as the texts of the call.</summary>
internal sealed record QuoteTexts
{
    public string? Region { get; init; }

    public string? Scheme { get; init; }

    public string? Year { get; init; }

    public string? Grade { get; init; }

    public string? Months { get; init; }

    public string? From { get; init; }

    public string? Through { get; init; }

    public string? Base { get; init; }

    public string? PaidOn { get; init; }

    public string? AsKnownOn { get; init; }

    public string[]? Tariffs { get; init; }

    public bool Explain { get; init; }

    public string? Language { get; init; }
}

/// <summary>The options of a quote, for every command that takes them.</summary>
internal sealed class QuoteOptions
{
    private readonly Option<string> region = new("--region") { Required = true, Description = "The region's code, such as 500000." };
    private readonly Option<string> scheme = new("--scheme") { Required = true, Description = "flexible-employment or resident." };
    private readonly Option<string> year = new("--year") { Required = true, Description = "The contribution year." };
    private readonly Option<string> grade = new("--grade") { Required = true, Description = "The grade or way to pay." };
    private readonly Option<string> months = new("--months") { Description = "The last so many months of the year, 1 to 12." };
    private readonly Option<string> from = new("--from") { Description = "The first month, with --through." };
    private readonly Option<string> through = new("--through") { Description = "The last month, with --from." };
    private readonly Option<string> declared = new("--base") { Description = "The declared base in yuan, or floor, or cap." };
    private readonly Option<string> paidOn = new("--paid-on") { Description = "The date of payment, where a late price is published." };
    private readonly Option<string> asKnownOn = new("--as-known-on") { Description = "Use only what was published on that day." };
    private readonly Option<string[]> tariffs = new("--tariff") { Description = "A tariff file to add or to take the place of an embedded one; repeatable." };
    private readonly Option<bool> explain = new("--explain") { Description = "Tell how the amount comes about, down to every published value." };
    private readonly Option<string> language = new("--lang") { Description = "The explanation's language: en, zh or es." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { region, scheme, year, grade, months, from, through, declared, paidOn, asKnownOn, tariffs, explain, language })
        {
            command.Add(option);
        }
    }

    public QuoteTexts TextsOf(ParseResult result) => new()
    {
        Region = result.GetValue(region),
        Scheme = result.GetValue(scheme),
        Year = result.GetValue(year),
        Grade = result.GetValue(grade),
        Months = result.GetValue(months),
        From = result.GetValue(from),
        Through = result.GetValue(through),
        Base = result.GetValue(declared),
        PaidOn = result.GetValue(paidOn),
        AsKnownOn = result.GetValue(asKnownOn),
        Tariffs = result.GetValue(tariffs),
        Explain = result.GetValue(explain),
        Language = result.GetValue(language),
    };
}
