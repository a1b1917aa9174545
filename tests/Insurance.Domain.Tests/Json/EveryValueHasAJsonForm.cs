using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insurance.Domain.Bulk;
using Insurance.Domain.Calendars;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Json;

public sealed class EveryValueHasAJsonForm
{
    // Types without a form, and why.
    private static readonly Dictionary<Type, string> Without = new()
    {
        [typeof(Result<>)] = "a value or refusals: an application writes the one or the other",
        [typeof(Operand)] = "stands inside a refusal, which writes it",
        [typeof(TermDay)] = "law inside a tariff file, which has its own reader",
        [typeof(WorkingDayCount)] = "an answer of the calendar, computed and not kept",
        [typeof(BulkColumns)] = "the caller's memory, lent for a call",
        [typeof(BulkRequest)] = "a row on its way into columns: an application reads its own rows",
        [typeof(BulkAnswer)] = "a row of columns, computed and not kept",
    };

    private static IEnumerable<Type> Valued => typeof(Money).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsByRefLike: false });

    private static IEnumerable<Type> Lists => Valued.Where(type => type.IsEnum && !type.IsDefined(typeof(FlagsAttribute)));

    [Fact]
    public void Every_public_struct_and_closed_list_names_its_converter() =>
        Expect.None(Valued.Where(type => !Without.ContainsKey(type) && ConverterOf(type) is null).Select(type => type.FullName!));

    [Fact]
    public void No_type_that_has_a_form_is_listed_as_one_without() =>
        Expect.None(Without.Keys.Where(type => ConverterOf(type) is not null).Select(type => type.FullName!));

    [Fact]
    public void Every_named_converter_takes_its_type()
    {
        foreach (var type in typeof(Money).Assembly.GetExportedTypes())
        {
            if (ConverterOf(type) is { } converter)
            {
                var factory = Assert.IsAssignableFrom<JsonConverterFactory>(Activator.CreateInstance(converter));
                Assert.True(factory.CanConvert(type), type.FullName);
                Assert.True(factory.CreateConverter(type, JsonSerializerOptions.Default)?.CanConvert(type), type.FullName);
                Assert.False(factory.CanConvert(typeof(string)), type.FullName);
            }
        }
    }

    [Fact]
    public void Named_converters_can_be_made_by_generated_code_and_are_out_of_the_way_of_people()
    {
        var converters = typeof(Money).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(JsonConverter))).ToList();

        Assert.Equal(
            typeof(Money).Assembly.GetExportedTypes().Select(ConverterOf).OfType<Type>().Select(Definition).Distinct().OrderBy(type => type.FullName, StringComparer.Ordinal),
            converters.OrderBy(type => type.FullName, StringComparer.Ordinal));
        Assert.All(converters, type => Assert.NotNull(type.GetConstructor(Type.EmptyTypes)));
        Assert.All(converters, type => Assert.Equal(EditorBrowsableState.Never, type.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
    }

    [Fact]
    public void Every_value_of_every_closed_list_is_a_word_that_reads_back()
    {
        Assert.True(Lists.Count() > 20);
        foreach (var type in Lists)
        {
            foreach (var value in Enum.GetValues(type))
            {
                var json = JsonSerializer.Serialize(value, type);
                Assert.Matches("^\"[a-z]+(-[a-z]+)*\"$", json);
                Assert.Equal(value, JsonSerializer.Deserialize(json, type));
            }

            var outside = Enum.ToObject(type, 99);
            Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(outside, type));
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("\"no such word\"", type));
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("0", type));
        }
    }

    private static Type? ConverterOf(Type type) => type.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
