using System.ComponentModel;
using System.Numerics;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>The scanner sees every hiding place.</summary>
public sealed class ReferencesTests
{
    [Theory]
    [InlineData(typeof(CallsInABody), typeof(Spelling))]
    [InlineData(typeof(CallsInABody), typeof(Scheme))]
    [InlineData(typeof(Catches), typeof(DomainException))]
    [InlineData(typeof(KeepsALocal), typeof(OrderId))]
    [InlineData(typeof(NamesAType), typeof(CertificateNumber))]
    [InlineData(typeof(ReadsAField), typeof(BigInteger))]
    [InlineData(typeof(HasAnAttribute), typeof(Region))]
    [InlineData(typeof(HasAParameterAttribute), typeof(DescriptionAttribute))]
    [InlineData(typeof(ConstrainsItsParameter<>), typeof(INumberSource))]
    [InlineData(typeof(InheritsAnArgument), typeof(Money))]
    [InlineData(typeof(KeepsAField), typeof(FeePeriod))]
    [InlineData(typeof(BehindASwitch), typeof(Rounding))]
    public void A_reference_is_found(Type type, Type target) =>
        Assert.Contains(References.Of(type), reference => reference.Target == target);

    [Fact]
    public void A_reference_inside_a_lambda_is_found_in_the_generated_type() =>
        Assert.Contains(
            typeof(UsesInALambda).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).SelectMany(References.Of),
            reference => reference.Target == typeof(Rate));

    [Fact]
    public void A_type_that_refers_to_nothing_of_the_library_shows_nothing_of_it() =>
        Assert.DoesNotContain(References.Of(typeof(KnowsNothing)), reference => reference.Target.Assembly == typeof(Money).Assembly);

    [Fact]
    public void A_reference_says_where_it_stands()
    {
        var reference = References.Of(typeof(CallsInABody)).First(r => r.Target == typeof(Spelling));
        Assert.EndsWith("ReferencesTests+CallsInABody: the body of Words refers to Insurance.Domain.Spelling", reference.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_signature_of_an_indirect_call_names_its_types()
    {
        // A static method that takes one KnowsNothing (a class) and a vector of unsigned bytes, and returns nothing.
        var row = typeof(KnowsNothing).MetadataToken & 0x00FF_FFFF;
        var coded = row << 2;
        Assert.InRange(coded, 0x80, 0x3FFF);
        byte[] signature = [0x00, 0x02, 0x01, 0x12, (byte)(0x80 | (coded >> 8)), (byte)(coded & 0xFF), 0x1D, 0x05];
        Assert.Equal([typeof(KnowsNothing)], StandaloneSignature.Types(typeof(KnowsNothing).Module, signature));
    }

    private static class CallsInABody
    {
        public static string Words() => Spelling.All<Scheme>();
    }

    private static class Catches
    {
        public static bool Try(Action action)
        {
            try
            {
                action();
                return true;
            }
            catch (DomainException)
            {
                return false;
            }
        }
    }

    private static class KeepsALocal
    {
        public static string? Read(string text) => OrderId.TryParse(text, out var id) ? id.ToString() : null;
    }

    private static class NamesAType
    {
        public static string Name() => typeof(CertificateNumber[]).Name;
    }

    private static class ReadsAField
    {
        private static readonly Dictionary<string, List<BigInteger>> Numbers = [];

        public static int Count() => Numbers.Count;
    }

    [Marker(typeof(Region))]
    private static class HasAnAttribute;

    private static class HasAParameterAttribute
    {
        public static int Length([Description("text")] string text) => text.Length;
    }

    private static class ConstrainsItsParameter<T>
        where T : INumberSource
    {
        public static string Name() => typeof(T).Name;
    }

    private sealed class InheritsAnArgument : List<Func<Money[]>>;

    private sealed class KeepsAField
    {
        public FeePeriod? Period { get; init; }
    }

    private static class BehindASwitch
    {
        // A jump table, a 64-bit constant and a floating one stand before the use: each operand has its own length.
        public static object Pick(int which) => which switch
        {
            0 => long.MaxValue,
            1 => 1.5,
            2 => "two",
            3 => 3.25f,
            4 => 'x',
            _ => Rounding.To(Money.FromFen(which), RoundingMode.HalfUp),
        };
    }

    private static class UsesInALambda
    {
        public static IEnumerable<object> Rates(IEnumerable<string> texts) => texts.Select(text => (object)Rate.Parse(text));
    }

    private static class KnowsNothing
    {
        public static int Sum(int[] numbers) => numbers.Sum();
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class MarkerAttribute(Type type) : Attribute
    {
        public Type Type { get; } = type;
    }
}
