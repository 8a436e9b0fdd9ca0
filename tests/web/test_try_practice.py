from tests.web.visitors import Visitor
import re
def test_try(app):
    t=Visitor(app).signs_in("timur")
    t.get("training"); t.post("training")
    code=t.page.request.path.split("/")[3]
    print(code)
    t.post(f"training/{code}/tasks", scenario="teacher_at_the_desk", country="kz", phase="practice", pace="clock")
    v=Visitor(app)
    v.get("practice"); r=v.post("practice/join", code=code, nickname="Falcon"); print(r.status_code)
    r=v.post("practice/runs", position="1"); print(r.request.path, r.status_code)
    ref=r.request.path.split("/")[4]
    r=v.get(f"practice/cases/{ref}/sections/language"); print(r.status_code, len(r.data))
    r=v.post(f"practice/runs/{ref}/asked", ask="language_understood", section="language"); print(r.request.path,r.status_code)
    assert "Turkish is best" in r.text
    r=v.post(f"practice/cases/{ref}/sections/language", language_understood="turkish", then="next"); print(r.request.path, r.status_code)
    r=v.post(f"practice/runs/{ref}/end"); print(r.request.path, r.status_code)
    open("/tmp/debrief.html","w").write(r.text)
    for kind in ("mine","model"):
        r=v.get(f"practice/runs/{ref}/debrief/{kind}.pdf"); print(r.status_code, len(r.data)); open(f"/tmp/{kind}.pdf","wb").write(r.data)
    for p in ("","/report","/report.pdf","/certificates.pdf","/results.csv","/results.xapi.json","/progress","/deletion"):
        r=t.get(f"training/{code}{p}"); print(p, r.status_code, len(r.data))
