using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Declarations;

/// <summary>Writes what is stored of a declaration as an object; whether it can be is asked when it is opened.</summary>
internal sealed class DeclarationSnapshotJsonConverter : JsonConverter<DeclarationSnapshot>
{
    private const string Form = "A declaration is a JSON object with the number version, person, region, scheme and the list choices.";

    private const string ChoiceForm =
        "A choice of a declaration is a JSON object with the string grade, the number year, effectiveFrom, submittedOn, the lists lines and deductions, and the optional withdrawnOn.";

    private const string LineForm = "A line of a declaration is a JSON object with insurance and the optional base and ratio.";

    private const string DeductionForm = "A change of a deduction is a JSON object with insurance, on, and the optional agreement.";

    private static readonly PersonJsonConverter People = new();
    private static readonly ContributionYearJsonConverter Years = new();
    private static readonly TextJsonConverter<AgreementId> Agreements = RootJsonConverter.Text<AgreementId>();
    private static readonly TextJsonConverter<Region> Regions = RootJsonConverter.Text<Region>();
    private static readonly TextJsonConverter<InsuranceLine> Insurances = RootJsonConverter.Text<InsuranceLine>();
    private static readonly TextJsonConverter<Rate> Rates = RootJsonConverter.Text<Rate>();

    public override DeclarationSnapshot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = new DeclarationSnapshot(0, null!, default, default, []);
        var members = new JsonMembers(Form, "version", "person", "region", "scheme", "choices");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "version" => read with { Version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : throw new JsonException(Form) },
                "person" => read with { Person = People.Read(ref reader, typeof(Person), options) },
                "region" => read with { Region = Regions.Read(ref reader) },
                "scheme" => read with { Scheme = SpellingJsonConverter<Scheme>.Words.Read(ref reader) },
                _ => read with { Choices = [.. JsonLists.Read(ref reader, Form, (ref choice) => ReadChoice(ref choice, options))] },
            };
        }

        members.Require("version", "person", "region", "scheme", "choices");
        return read;
    }

    public override void Write(Utf8JsonWriter writer, DeclarationSnapshot value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        writer.WritePropertyName("person");
        People.Write(writer, value.Person, options);
        Regions.Write(writer, "region", value.Region);
        SpellingJsonConverter<Scheme>.Words.Write(writer, "scheme", value.Scheme);
        writer.WriteStartArray("choices");
        foreach (var choice in value.Choices)
        {
            Write(writer, choice, options);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DeclaredChoiceSnapshot choice, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("grade", choice.Grade);
        writer.WritePropertyName("year");
        Years.Write(writer, choice.Year, options);
        TextJsonConverter.Month.Write(writer, "effectiveFrom", choice.EffectiveFrom);
        TextJsonConverter.Date.Write(writer, "submittedOn", choice.SubmittedOn);
        if (choice.WithdrawnOn is { } withdrawn)
        {
            TextJsonConverter.Date.Write(writer, "withdrawnOn", withdrawn);
        }

        writer.WriteStartArray("lines");
        foreach (var line in choice.Lines)
        {
            writer.WriteStartObject();
            Insurances.Write(writer, "insurance", line.Insurance);
            if (line.Base is { } chosen)
            {
                TariffsJsonConverter.Bases.Write(writer, "base", chosen);
            }

            if (line.Ratio is { } ratio)
            {
                Rates.Write(writer, "ratio", ratio);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("deductions");
        foreach (var change in choice.Deductions)
        {
            writer.WriteStartObject();
            Insurances.Write(writer, "insurance", change.Insurance);
            if (change.Agreement is { } agreement)
            {
                Agreements.Write(writer, "agreement", agreement);
            }

            TextJsonConverter.Date.Write(writer, "on", change.On);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static DeclaredChoiceSnapshot ReadChoice(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var read = new DeclaredChoiceSnapshot("", default, default, default, null, [], []);
        var members = new JsonMembers(ChoiceForm, "grade", "year", "effectiveFrom", "submittedOn", "withdrawnOn", "lines", "deductions");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "grade" => read with { Grade = JsonText.Long(ref reader, JsonTokenType.String, ChoiceForm) },
                "year" => read with { Year = Years.Read(ref reader, typeof(ContributionYear), options) },
                "effectiveFrom" => read with { EffectiveFrom = TextJsonConverter.Month.Read(ref reader) },
                "submittedOn" => read with { SubmittedOn = TextJsonConverter.Date.Read(ref reader) },
                "withdrawnOn" when reader.TokenType == JsonTokenType.Null => read,
                "withdrawnOn" => read with { WithdrawnOn = TextJsonConverter.Date.Read(ref reader) },
                "lines" => read with { Lines = [.. JsonLists.Read(ref reader, ChoiceForm, ReadLine)] },
                _ => read with { Deductions = [.. JsonLists.Read(ref reader, ChoiceForm, ReadDeduction)] },
            };
        }

        members.Require("grade", "year", "effectiveFrom", "submittedOn", "lines", "deductions");
        return read;
    }

    private static DeclaredLineSnapshot ReadLine(ref Utf8JsonReader reader)
    {
        var read = new DeclaredLineSnapshot(default, null, null);
        var members = new JsonMembers(LineForm, "insurance", "base", "ratio");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "insurance" => read with { Insurance = Insurances.Read(ref reader) },
                _ when reader.TokenType == JsonTokenType.Null => read,
                "base" => read with { Base = TariffsJsonConverter.Bases.Read(ref reader) },
                _ => read with { Ratio = Rates.Read(ref reader) },
            };
        }

        members.Require("insurance");
        return read;
    }

    private static DeductionChangeSnapshot ReadDeduction(ref Utf8JsonReader reader)
    {
        var read = new DeductionChangeSnapshot(default, null, default);
        var members = new JsonMembers(DeductionForm, "insurance", "agreement", "on");
        while (members.Next(ref reader) is { } name)
        {
            read = name switch
            {
                "insurance" => read with { Insurance = Insurances.Read(ref reader) },
                "on" => read with { On = TextJsonConverter.Date.Read(ref reader) },
                _ when reader.TokenType == JsonTokenType.Null => read,
                _ => read with { Agreement = Agreements.Read(ref reader) },
            };
        }

        members.Require("insurance", "on");
        return read;
    }
}
