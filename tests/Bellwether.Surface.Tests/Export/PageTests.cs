using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Bellwether.Desk;
using Bellwether.Export;
using Bellwether.Story;
using Bellwether.Story.Render;
using Bellwether.Tests.Story;

namespace Bellwether.Surface.Tests.Export;

/// <summary>The printed page and the pictures, with Japanese names.</summary>
public sealed class PageTests
{
    private const string JapaneseFont = "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf";
    private static readonly ExportOptions s_options = new();

    [ToolFact("chromium", "pdftotext", "pdffonts", JapaneseFont)]
    [Trait("speed", "slow")]
    public void The_pdf_can_be_searched_in_japanese_and_embeds_its_fonts()
    {
        using var user = new Terminal();
        var file = Path.Combine(user.Home, "page.pdf");
        File.WriteAllBytes(file, AnswerExport.ToBytes(FictionalAnswer.Create(), OutputFormat.Pdf, s_options));
        var text = Machine.Says("pdftotext", "-layout", file, "-");
        text.ShouldContain("カラマツ小型株 Larch");
        text.ShouldContain("株式会社青葉バイオ");
        text.ShouldContain("+21.2 %");
        text.ShouldContain(FictionalAnswer.Larch.Replay);
        var fonts = Machine.Says("pdffonts", file).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        fonts.ShouldContain(line => line.Contains("IPAexGothic", StringComparison.Ordinal) && line.Contains("CID TrueType", StringComparison.Ordinal));
        // Name, type, encoding, embedded, subset, unicode: a picture of letters (Type 3) cannot be searched.
        fonts.ShouldAllBe(line => !line.Contains("Type 3", StringComparison.Ordinal) && line.Contains(" yes yes yes ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_chart_becomes_a_drawing_that_stands_alone()
    {
        var drawings = AnswerExport.Parts(FictionalAnswer.Create(), OutputFormat.Svg, s_options).ToArray();
        drawings.Select(own => own.Name).ShouldBe(["rebased.svg", "points.svg", "weights.svg"], ignoreOrder: true);
        foreach (var drawing in drawings)
        {
            var svg = Encoding.UTF8.GetString(drawing.Bytes);
            XDocument.Parse(svg).Root!.Name.ShouldBe(XName.Get("svg", "http://www.w3.org/2000/svg"));
            svg.ShouldNotContain("var(");
        }

        string.Concat(drawings.Select(own => Encoding.UTF8.GetString(own.Bytes))).ShouldContain("青葉バイオ");
    }

    [ToolFact("rsvg-convert")]
    public void The_picture_is_twice_as_fine_as_the_drawing()
    {
        var (width, height) = Size(AnswerExport.ToBytes(FictionalAnswer.Create(), OutputFormat.Png, s_options));
        width.ShouldBe(2 * 680);
        height.ShouldBeInRange(400, 2000);
    }

    [ToolFact("rsvg-convert", "chromium")]
    [Trait("speed", "slow")]
    public void Without_librsvg_the_browser_paints_the_same_picture()
    {
        var svg = AnswerExport.Svg(FictionalAnswer.Create().Brief.Blocks.OfType<ChartBlock>().First().Chart);
        var painted = Painter.ByLibrary(Machine.Program("rsvg-convert")!, svg, default);
        Size(Painter.ByBrowser(Machine.Program("chromium")!, svg, default)).ShouldBe(Size(painted));
    }

    [Theory]
    [InlineData(OutputFormat.Pdf, "sudo apt-get install chromium")]
    [InlineData(OutputFormat.Png, "sudo apt-get install librsvg2-bin")]
    public void A_machine_without_the_program_is_told_how_to_get_it(OutputFormat format, string command)
    {
        var bare = s_options with { Environment = _ => null };
        var refused = Should.Throw<DeskException>(() => AnswerExport.CheckMachine(format, bare));
        refused.Message.ShouldContain(command);
        refused.Message.ShouldNotContain("\n");
        refused.Code.ShouldBe(ExitCode.DataMissing);
    }

    [Fact]
    public void A_browser_that_is_named_and_missing_is_refused() =>
        Should.Throw<DeskException>(() => AnswerExport.CheckMachine(OutputFormat.Pdf, s_options with { Environment = name => name == "BELLWETHER_BROWSER" ? "nowhere/chrome" : null }))
            .Message.ShouldContain("nowhere/chrome");

    [ToolFact("false", "sleep")]
    public void A_program_that_fails_is_reported_and_one_that_is_stopped_ends()
    {
        Should.Throw<DeskException>(() => MachineTool.Run(Machine.Program("false")!, [], null, default)).Message.ShouldContain("ended with code 1");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Should.Throw<OperationCanceledException>(() => MachineTool.Run(Machine.Program("sleep")!, ["30"], null, stop.Token));
    }

    private static (int Width, int Height) Size(byte[] png)
    {
        png.AsSpan(0, 8).ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
