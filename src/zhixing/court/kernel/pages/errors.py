"""Designed error pages: missing, broken, stale forms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhixing.court.kernel.pages.answer import open_to_all


@open_to_all
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at this address."""
    return render(
        request, "kernel/error.html", {"title": "没有这个页面", "advice": "请从工作台或搜索框进入"}, status=404
    )


@open_to_all
def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request too large, or one that no page of ours sends."""
    advice = "提交的内容过大或者格式不对，没有保存。文字很长的，请改用上传文件，或者只提交有关部分"
    return render(request, "kernel/error.html", {"title": "没有收下", "advice": advice}, status=400)


@open_to_all
def broken(request: HttpRequest) -> HttpResponse:
    """Something failed on our side; nothing half-done was kept."""
    advice = "刚才的操作没有留下半截数据。请稍后重试，仍不行请把本页时间告诉管理员"
    return render(request, "kernel/error.html", {"title": "系统出错了", "advice": advice}, status=500)


@open_to_all
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the session."""
    advice = "页面停留过久或者在别处重新登录过，请返回上一页刷新后再提交"
    return render(request, "kernel/error.html", {"title": "表单已经过期", "advice": advice}, status=403)
