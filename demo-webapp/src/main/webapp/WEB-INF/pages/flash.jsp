<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<%-- A page that fails half way, as a page does whose campaign has ended: the banner is out, the goods are missing. --%>
<jsp:include page="/WEB-INF/marketing/banner.jsp"/>
<h1>Flash sale</h1>
<%
  java.time.LocalDate end = java.time.LocalDate.of(2026, 1, 6);
  if (java.time.LocalDate.now(java.time.ZoneOffset.UTC).isAfter(end)) {
    throw new IllegalStateException("the flash sale ended on " + end);
  }
%>
