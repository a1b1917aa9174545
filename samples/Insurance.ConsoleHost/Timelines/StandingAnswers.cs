using System.Collections.Immutable;
using System.Text.Json;
using Insurance.Domain;
using Insurance.Domain.Coverage;
using Spectre.Console;

namespace Insurance.ConsoleHost.Timelines;

/// <summary>How overlaps, months in a row and cover for life are printed, for programs and for people.</summary>
internal static class StandingAnswers
{
    public static void Write(Utf8JsonWriter writer, CoverageStanding standing, bool asksLifetime, Language language)
    {
        writer.WriteStartArray("overlaps");
        foreach (var overlap in standing.Overlaps)
        {
            Write(writer, overlap, language);
        }

        writer.WriteEndArray();
        if (standing.Continuity is { } continuity)
        {
            Write(writer, continuity);
        }
        else
        {
            writer.WriteNull("continuity");
        }

        if (standing.Lifetime is { } lifetime)
        {
            Write(writer, lifetime, language);
        }
        else if (asksLifetime)
        {
            writer.WriteNull("lifetime");
        }
    }

    public static void Show(IAnsiConsole console, CoverageStanding standing, Language language)
    {
        if (!standing.Overlaps.IsEmpty)
        {
            console.WriteLine();
        }

        foreach (var overlap in standing.Overlaps)
        {
            foreach (var refund in overlap.Refunds)
            {
                var insured = StandingWords.Overlap(overlap.Insured).In(language);
                console.WriteLine($"{overlap.Months}  {insured}{CoverageWords.Colon.In(language)}{refund.Told.MessageIn(language)} [{Attested(refund.Rule.Confidence, language)}]");
            }

            if (overlap.Unknown is { } unknown)
            {
                console.WriteLine($"! {unknown.MessageIn(language)}");
            }
        }

        if (standing.Continuity is { } continuity)
        {
            console.WriteLine();
            Show(console, continuity, language);
        }

        if (standing.Lifetime is { } lifetime)
        {
            console.WriteLine();
            Show(console, lifetime, language);
        }
    }

    private static void Write(Utf8JsonWriter writer, InsuranceOverlap overlap, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("months", overlap.Months.ToString());
        writer.WriteStartArray("insured");
        foreach (var insured in overlap.Insured)
        {
            writer.WriteStartObject();
            WriteMembers(writer, insured);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("refunds");
        foreach (var refund in overlap.Refunds)
        {
            writer.WriteStartObject();
            WriteMembers(writer, refund.Insured);
            writer.WriteString("months", refund.Months.ToString());
            writer.WriteString("reason", Spelling.Of(refund.Reason));
            writer.WriteString("claimedFrom", Texts.Of(refund.ClaimedFrom));
            writer.WriteBoolean("onlyIfNoBenefitUsed", refund.OnlyIfNoBenefitUsed);
            Cite(writer, refund.Rule.Source.Citation, refund.Rule.Confidence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (overlap.Unknown is { } unknown)
        {
            writer.WriteStartObject("unknown");
            writer.WriteString("code", unknown.Code);
            writer.WriteString("message", unknown.MessageIn(language));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, InsuredPlace insured)
    {
        writer.WriteString("as", Spelling.Of(insured.As));
        writer.WriteString("region", insured.Region.Code);
    }

    private static void Write(Utf8JsonWriter writer, ContinuityStanding standing)
    {
        writer.WriteStartObject("continuity");
        writer.WriteString("through", Texts.Of(standing.Through));
        Write(writer, "strict", standing.Strict, inYears: false);
        Write(writer, "backPaid3", standing.BackPaid, inYears: false);
        Write(writer, "wheneverPaid", standing.WheneverPaid, inYears: false);
        Write(writer, "residentYears", standing.Resident, inYears: true);
        if (standing.Transfer is { } transfer)
        {
            writer.WriteStartObject("transfer");
            writer.WriteString("to", Spelling.Of(transfer.To));
            writer.WriteNumber("neededMonths", transfer.NeededMonths);
            writer.WriteNumber("missingMonths", transfer.MissingMonths);
            writer.WriteNumber("longestGapMonths", transfer.Rule.GapMonths);
            Cite(writer, transfer.Rule.Source.Citation, transfer.Rule.Confidence);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("transfer");
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Continuity continuity, bool inYears)
    {
        if (continuity.Months is not { } months)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        if (inYears)
        {
            writer.WriteNumber("years", continuity.WholeYears);
        }

        writer.WriteNumber("months", continuity.Count);
        writer.WriteString("from", Texts.Of(months.From));
        writer.WriteString("to", Texts.Of(months.Through));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, LifetimeAnswer answer, Language language)
    {
        writer.WriteStartObject("lifetime");
        writer.WriteNumber("year", answer.Year.Number);
        writer.WriteString("through", Texts.Of(answer.Through));
        if (answer.Standing.TryGet(out var standing, out var errors))
        {
            writer.WriteNumber("requiredMonths", standing.RequiredMonths);
            writer.WriteNumber("countedMonths", standing.CountedMonths);
            writer.WriteNumber("missingMonths", standing.MissingMonths);
            writer.WriteNumber("requiredActualMonths", standing.RequiredActualMonths);
            writer.WriteNumber("actualMonths", standing.ActualMonths);
            writer.WriteNumber("missingActualMonths", standing.MissingActualMonths);
            writer.WriteStartArray("lumpSum");
            foreach (var (grade, cost) in answer.LumpSum)
            {
                Write(writer, grade, cost, language);
            }

            writer.WriteEndArray();
            Cite(writer, standing.Rule.Source.Citation, standing.Rule.Confidence);
            Warnings(writer, standing.Warnings, language);
        }
        else
        {
            Refused(writer, errors, language);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string grade, Result<LifetimeCost> result, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("grade", grade);
        if (result.TryGet(out var cost, out var errors))
        {
            writer.WriteNumber("months", cost.Months);
            writer.WriteString("total", cost.Total.ToString());
            Cite(writer, cost.Citation?.Document, cost.Citation?.Confidence);
            Warnings(writer, cost.Warnings, language);
        }
        else
        {
            Refused(writer, errors, language);
        }

        writer.WriteEndObject();
    }

    private static void Cite(Utf8JsonWriter writer, string? document, Confidence? confidence)
    {
        writer.WriteString("source", document);
        writer.WriteString("confidence", confidence is { } attested ? Spelling.Of(attested) : null);
    }

    private static void Refused(Utf8JsonWriter writer, ImmutableArray<DomainError> errors, Language language) =>
        Told(writer, "errors", errors.Select(error => (error.Code, error.MessageIn(language))));

    private static void Warnings(Utf8JsonWriter writer, ValueList<Warning> warnings, Language language)
    {
        if (warnings.Count > 0)
        {
            Told(writer, "warnings", warnings.Select(warning => (warning.Code, warning.MessageIn(language))));
        }
    }

    private static void Told(Utf8JsonWriter writer, string name, IEnumerable<(string Code, string Message)> said)
    {
        writer.WriteStartArray(name);
        foreach (var (code, message) in said)
        {
            writer.WriteStartObject();
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Show(IAnsiConsole console, ContinuityStanding standing, Language language)
    {
        console.WriteLine(StandingWords.Continuity(standing.Through).In(language));
        var transfer = standing.Transfer is { } change
            ? $"{StandingWords.Transfer(change).In(language)} {Cited(change.Rule.Source.Citation, change.Rule.Confidence, language)}"
            : "";
        Row(StandingWords.Strict, standing.Strict, "");
        Row(StandingWords.BackPaid, standing.BackPaid, "");
        Row(StandingWords.WheneverPaid, standing.WheneverPaid, transfer);
        if (standing.Resident.Count > 0)
        {
            Row(StandingWords.Resident, standing.Resident, StandingWords.Years(standing.Resident.WholeYears).In(language));
        }

        void Row(LocalizedText what, Continuity continuity, string more) => console.WriteLine(
            $"  {what.In(language)}{CoverageWords.Colon.In(language)}{(continuity.Months is { } months ? StandingWords.Months(months) : StandingWords.NoMonths).In(language)}{more}");
    }

    private static void Show(IAnsiConsole console, LifetimeAnswer answer, Language language)
    {
        if (!answer.Standing.TryGet(out var standing, out var unknown))
        {
            Tell(unknown.Select(error => error.MessageIn(language)));
            return;
        }

        console.WriteLine($"{StandingWords.Lifetime(standing).In(language)} {Cited(standing.Rule.Source.Citation, standing.Rule.Confidence, language)}");
        foreach (var cost in answer.LumpSum.Select(way => way.Cost.TryGet(out var known, out _) ? known : null).OfType<LifetimeCost>().Where(cost => cost.Months > 0))
        {
            console.WriteLine($"  {StandingWords.LumpSum(cost).In(language)} {Cited(cost.Citation!.Document, cost.Citation.Confidence, language)}");
            Tell(cost.Warnings.Select(warning => warning.MessageIn(language)));
        }

        Tell(answer.LumpSum.SelectMany(way => way.Cost.TryGet(out _, out var errors) ? [] : errors).Select(error => error.MessageIn(language)).Distinct());
        Tell(standing.Warnings.Select(warning => warning.MessageIn(language)));

        void Tell(IEnumerable<string> messages)
        {
            foreach (var message in messages)
            {
                console.WriteLine($"! {message}");
            }
        }
    }

    private static string Cited(string document, Confidence confidence, Language language) => $"[{document}, {Attested(confidence, language)}]";

    private static string Attested(Confidence confidence, Language language) => Phrasebook.Text($"label.confidence-{Spelling.Of(confidence)}", language);
}
