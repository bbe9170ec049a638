using MedDispense.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
builder.Services.AddControllersWithViews().AddFrame();
var app = builder.Build();
app.UseFrame();
app.MapHealthChecks("/health/live");
app.MapControllers().WithStaticAssets();
app.Run();
