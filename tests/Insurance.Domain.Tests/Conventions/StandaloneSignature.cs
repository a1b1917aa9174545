using System.Reflection;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>The types named in the signature of an indirect call, which reflection gives as bytes alone (ECMA-335, II.23.2).</summary>
internal sealed class StandaloneSignature
{
    private readonly Module module;
    private readonly byte[] bytes;
    private readonly List<Type> found = [];
    private int at;

    private StandaloneSignature(Module module, byte[] bytes)
    {
        this.module = module;
        this.bytes = bytes;
    }

    public static IReadOnlyList<Type> Types(Module module, byte[] bytes)
    {
        var signature = new StandaloneSignature(module, bytes);
        signature.Method();
        return signature.found;
    }

    private void Method()
    {
        const int generic = 0x10;
        var convention = bytes[at++];
        if ((convention & generic) != 0)
        {
            Number();
        }

        var parameters = Number();
        for (var i = 0; i <= parameters; i++)
        {
            One(); // the first is what the method returns
        }
    }

    private void One()
    {
        var element = bytes[at++];
        switch (element)
        {
            case (>= 0x01 and <= 0x0E) or 0x16 or 0x18 or 0x19 or 0x1C: // void, numbers, string, typed reference, native ints, object
                return;
            case 0x0F or 0x10 or 0x1D or 0x41 or 0x45: // pointer, by reference, vector, sentinel, pinned
                One();
                return;
            case 0x11 or 0x12: // value type, class
                Named();
                return;
            case 0x13 or 0x1E: // a type's or a method's own parameter
                Number();
                return;
            case 0x14: // array: element, rank, sizes, lower bounds
                One();
                Number();
                Numbers();
                Numbers();
                return;
            case 0x15: // generic: definition and arguments
                at++;
                Named();
                for (var left = Number(); left > 0; left--)
                {
                    One();
                }

                return;
            case 0x1B: // function pointer
                Method();
                return;
            case 0x1F or 0x20: // modifier, then the modified type
                Named();
                One();
                return;
            default:
                throw new NotSupportedException($"A signature with element {element:X2}.");
        }
    }

    private void Named()
    {
        int[] tables = [0x02, 0x01, 0x1B]; // type definition, reference, specification
        var coded = Number();
        found.AddRange(References.Flat(module.ResolveType((tables[coded & 3] << 24) | (coded >> 2))));
    }

    private void Numbers()
    {
        for (var left = Number(); left > 0; left--)
        {
            Number();
        }
    }

    private int Number()
    {
        var first = bytes[at++];
        return first switch
        {
            < 0x80 => first,
            < 0xC0 => ((first & 0x3F) << 8) | bytes[at++],
            _ => ((first & 0x1F) << 24) | (bytes[at++] << 16) | (bytes[at++] << 8) | bytes[at++],
        };
    }
}
